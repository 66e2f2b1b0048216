using System.Collections;
using System.Management.Automation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Completion;

/// <summary>
/// What the line being typed has named already, so that the Tab key offers what is in those files. A file that cannot be read offers
/// nothing: that is said when the command runs.
/// </summary>
internal static class BoundFile
{
    private const int LookedAt = 1000;

    private static readonly string[] Manifests = ["Reference", "Manifest", "Path", "Speech", "Production", "Evaluation", "InputObject", "Hypothesis"];

    /// <summary>Columns that have no place of their own, of the first rows of the manifests that are named.</summary>
    public static IEnumerable<string> Columns(IDictionary bound) => Values(bound, utterance => utterance.Extra.Keys);

    /// <summary>Accents of the first rows of the manifests that are named.</summary>
    public static IEnumerable<string> Accents(IDictionary bound) => Values(bound, utterance => utterance.Accent is { } accent ? [accent] : []);

    /// <summary>The files that a parameter names, absolute; none where it names none that is there.</summary>
    public static IEnumerable<string> Paths(IDictionary bound, params IEnumerable<string> parameters) =>
        from parameter in parameters
        from value in bound[parameter] is object?[] several ? several : [bound[parameter]]
        let path = (value is PSObject wrapped ? wrapped.BaseObject : value) as string
        where !string.IsNullOrEmpty(path)
        let absolute = Resolve(path)
        where absolute is not null && File.Exists(absolute)
        select absolute;

    private static SortedSet<string> Values(IDictionary bound, Func<SpeechUtterance, IEnumerable<string>> values)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        foreach (string path in Paths(bound, Manifests))
        {
            try
            {
                foreach (SpeechUtterance utterance in SpeechManifest.Read(path, null, _ => { }).Take(LookedAt)) found.UnionWith(values(utterance));
            }
            catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }

        return found;
    }

    // A completer is handed no session; the engine that asks it has one.
    private static string? Resolve(string path)
    {
        using PowerShell shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddScript("param($path) $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)").AddArgument(path);
        try
        {
            return shell.Invoke<string>().FirstOrDefault();
        }
        catch (RuntimeException)
        {
            return null;
        }
    }
}
