namespace AsrDataTools.Reporting.Html;

/// <summary>The page's own style and script, embedded in this assembly.</summary>
internal static class ReportAsset
{
    public static string Read(string name)
    {
        using Stream stream = typeof(ReportAsset).Assembly.GetManifestResourceStream($"Reporting/{name}")
            ?? throw new InvalidOperationException($"The assembly does not hold Reporting/{name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
