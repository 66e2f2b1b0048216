using System.Collections;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Pipeline;

/// <summary>A cmdlet that reads manifests by path: which column stands for what, where the audio lies, which format.</summary>
public abstract class ManifestCommand : PathCommand
{
    /// <summary>Which column stands for which field: <c>@{ AudioPath = 'wavname' }</c>.</summary>
    [Parameter]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>What relative audio paths are relative to; the manifest's own folder unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AudioRoot { get; set; }

    /// <summary>The format, where the content is not to decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestFormatCompleter))]
    public string? Format { get; set; }

    /// <summary>How manifests are read, as the parameters say.</summary>
    private protected ManifestOptions ReadingOptions => new()
    {
        ColumnMap = ManifestParameters.ToColumnMap(ColumnMap),
        AudioRoot = AudioRoot is null ? null : ResolveNewPath(AudioRoot),
        Format = Format,
        Notice = WarnOnce,
    };
}
