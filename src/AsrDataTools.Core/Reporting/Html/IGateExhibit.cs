using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>What a gate shows beside the reasons and facts that all gates have. A new one is a class and a line in <see cref="GateExhibits"/>.</summary>
internal interface IGateExhibit
{
    Gate Gate { get; }

    /// <summary>The gate at a glance; null where there is nothing to draw.</summary>
    GateCard? Card(ReadinessReport report, GateResult gate);

    /// <summary>Charts, between the reasons and the facts; nothing when the gate did not run.</summary>
    void Figures(HtmlPage page, ReadinessReport report, GateResult gate);

    /// <summary>Tables, after the facts.</summary>
    void Tables(HtmlPage page, ReadinessReport report);

    /// <summary>How this gate reaches its answer, as items of a list of definitions.</summary>
    void Methods(HtmlPage page, ReadinessPlan plan);
}
