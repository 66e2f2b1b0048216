using System.Management.Automation;

namespace AsrDataTools.Pipeline;

/// <summary>A cmdlet that takes files and folders by <c>-Path</c> (wildcards) or <c>-LiteralPath</c>.</summary>
public abstract class PathCommand : SpeechCommand
{
    protected const string PathSet = "Path";
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>Files and folders; wildcards allowed.</summary>
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files and folders taken as they stand: brackets and asterisks are part of the name.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// The absolute file-system paths that the bound parameters stand for. What does not resolve is an error record of its
    /// own and is left out.
    /// </summary>
    protected IEnumerable<string> ResolvePaths() => ParameterSetName == LiteralPathSet
        ? ResolveEach(LiteralPath, path => [SessionState.Path.GetUnresolvedProviderPathFromPSPath(path)])
        : ResolveEach(Path, ResolveWildcards);

    /// <summary>Called once for each given path that stands for nothing, so that it can be counted.</summary>
    protected virtual void OnPathNotFound()
    {
    }

    // A name that exists as it stands is taken as it stands, so that a piped file called "call [1].wav" is found.
    private IEnumerable<string> ResolveWildcards(string path)
    {
        if (WildcardPattern.ContainsWildcardCharacters(path))
        {
            string literal = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
            if (File.Exists(literal) || Directory.Exists(literal)) return [literal];
        }

        return SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _);
    }

    private List<string> ResolveEach(string[] paths, Func<string, IEnumerable<string>> resolve)
    {
        List<string> resolved = [];
        foreach (string path in paths)
        {
            try
            {
                int before = resolved.Count;
                resolved.AddRange(resolve(path));
                if (resolved.Count == before) Report(NothingMatches(path), path);
            }
            catch (Exception exception) when (exception is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or NotSupportedException)
            {
                Report(exception is ItemNotFoundException ? NothingMatches(path) : exception, path);
            }
        }

        return resolved;
    }

    private void Report(Exception exception, string path)
    {
        OnPathNotFound();
        WriteInputError(exception, path);
    }

    private static SpeechDataException NothingMatches(string path) => new(
        "PathNotFound",
        SpeechDataProblem.NotFound,
        $"Nothing is found at '{path}'. If the name holds brackets or asterisks, give it with -LiteralPath.",
        path);
}
