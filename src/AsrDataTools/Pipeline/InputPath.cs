using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>What a path as typed stands for, where paths come among inputs of other kinds.</summary>
internal static class InputPath
{
    /// <summary>
    /// The absolute paths; none where it stands for nothing. A name that exists as it stands is taken as it stands: brackets in
    /// it are no wildcards.
    /// </summary>
    public static IReadOnlyCollection<string> Resolve(PathIntrinsics location, string path)
    {
        string literal = location.GetUnresolvedProviderPathFromPSPath(path);
        if (File.Exists(literal) || Directory.Exists(literal)) return [literal];
        try
        {
            return WildcardPattern.ContainsWildcardCharacters(path) ? location.GetResolvedProviderPathFromPSPath(path, out _) : [];
        }
        catch (ItemNotFoundException)
        {
            // A folder before the wildcard is not there.
            return [];
        }
    }

    public static SpeechDataException NotFound(string path) =>
        new("PathNotFound", SpeechDataProblem.NotFound, $"Nothing is found at '{path}'.", path);
}
