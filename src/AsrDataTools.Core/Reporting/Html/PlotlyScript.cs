using System.Reflection;

namespace AsrDataTools.Reporting.Html;

/// <summary>The chart library that Plotly.NET carries: plotly.js, MIT licence, inlined so that a page works offline.</summary>
internal static class PlotlyScript
{
    private const string Resource = "Plotly.NET.plotly-2.28.0.min.js";

    /// <summary>The script; it opens with its own copyright and licence line.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        Assembly library = Assembly.Load("Plotly.NET");
        using Stream stream = library.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{library.FullName} does not hold {Resource}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
