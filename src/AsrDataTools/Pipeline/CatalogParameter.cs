using System.Management.Automation;
using AsrDataTools.Catalog;

namespace AsrDataTools.Pipeline;

/// <summary>Opens the catalog that a command is given. It saves time and must never cost a result: what is wrong with it is a warning.</summary>
internal static class CatalogParameter
{
    private const string Extension = ".catalog";

    /// <summary>Where the catalog of a plan lies unless the plan says otherwise: beside it, under its name.</summary>
    public static string Beside(string plan) => Path.ChangeExtension(plan, Extension);

    /// <param name="command">Whose warning it is.</param>
    /// <param name="path">Absolute; null for no catalog.</param>
    public static SpeechCatalog? Open(Cmdlet command, string? path)
    {
        if (path is null) return null;
        try
        {
            SpeechCatalog catalog = SpeechCatalog.Open(path);
            catalog.TidyAside();
            return catalog;
        }
        catch (SpeechDataException exception)
        {
            command.WriteWarning($"{exception.Message} Everything is measured anew, and nothing is kept.");
            return null;
        }
    }

    /// <summary>Writes what is not written yet, and says what went wrong.</summary>
    public static void Close(Cmdlet command, SpeechCatalog? catalog)
    {
        catalog?.Dispose();
        if (catalog?.Trouble is { } trouble) command.WriteWarning(trouble.Message);
    }
}
