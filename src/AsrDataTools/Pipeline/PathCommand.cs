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
        : ResolveEach(Path, path => SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _));

    private List<string> ResolveEach(string[] paths, Func<string, IEnumerable<string>> resolve)
    {
        List<string> resolved = [];
        foreach (string path in paths)
        {
            try
            {
                int before = resolved.Count;
                resolved.AddRange(resolve(path));
                if (resolved.Count == before) WriteInputError(NothingMatches(path), path);
            }
            catch (Exception exception) when (exception is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or NotSupportedException)
            {
                WriteInputError(exception is ItemNotFoundException ? NothingMatches(path) : exception, path);
            }
        }

        return resolved;
    }

    private static SpeechDataException NothingMatches(string path) => new(
        "PathNotFound",
        SpeechDataProblem.NotFound,
        $"Nothing is found at '{path}'. If the name holds brackets or asterisks, give it with -LiteralPath.",
        path);
}
