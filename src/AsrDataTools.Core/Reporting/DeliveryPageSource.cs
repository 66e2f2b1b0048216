using System.Globalization;
using System.Reflection;
using AsrDataTools.Readiness;
using AsrDataTools.Reporting.Html;

namespace AsrDataTools.Reporting;

/// <summary>Of what a comparison of deliveries was made, and when.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Plan">What was judged by; its training is what is owned.</param>
/// <param name="Offers">The deliveries.</param>
public sealed record DeliveryPageSource(DateTimeOffset At, ReadinessPlan Plan, IReadOnlyList<DeliveryOffer> Offers)
{
    internal void Write(HtmlPage page)
    {
        page.Add($"<h2>How this was made</h2><dl>");
        page.Add($"<dt>Made on</dt><dd>{At.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)}</dd>");
        page.Add($"<dt>Made with</dt><dd>AsrDataTools {typeof(DeliveryPageSource).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}, Compare-Delivery, seed {Plan.Seed}</dd>");
        Paths(page, "Owned", Plan.Training);
        foreach (DeliveryOffer offer in Offers) Paths(page, offer.Name, offer.Paths);
        Paths(page, "Production", Plan.Production);
        if (Plan.Traffic is not null) Paths(page, "Traffic", [Plan.Traffic]);
        Paths(page, "Annotation", Plan.Annotation.Paths);
        page.Add($"</dl>");
    }

    private static void Paths(HtmlPage page, string what, IReadOnlyList<string> paths)
    {
        if (paths.Count > 0) page.Add($"<dt>{what}</dt><dd><code>{string.Join(", ", paths)}</code></dd>");
    }
}
