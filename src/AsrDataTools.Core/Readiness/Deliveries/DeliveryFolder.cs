using AsrDataTools.Audio;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Readiness;

/// <summary>What a folder of a delivery stands for: the manifests in it, and the recordings that none of them names.</summary>
/// <param name="Paths">Of the manifests, then of these recordings; the folder itself where there is no manifest in it, or it is one.</param>
/// <param name="Unlisted">How many recordings no manifest names; 0 where there is no manifest.</param>
internal sealed record DeliveryFolder(IReadOnlyList<string> Paths, int Unlisted)
{
    /// <param name="path">Of a folder, or a file, which stands for itself; absolute.</param>
    public static DeliveryFolder Of(string path, CancellationToken cancellation)
    {
        if (!Directory.Exists(path) || ManifestFormats.Find(path, null) is not (AudioFolder or BagFolder)) return new([path], 0);
        string[] files = [.. DeliveryFiles.Under(path)];
        HashSet<string> known = new(StringComparer.Ordinal);
        string[] manifests =
        [
            .. PlanManifest.WithoutRepeats(files.Where(file => !IsAudio(file)).Select(file => PlanManifest.Read(file, PlanKey.Training, cancellation)).OfType<PlanManifest>(), known)
                .Select(manifest => manifest.Item.Path!).Order(StringComparer.Ordinal),
        ];
        if (manifests.Length == 0) return new([path], 0);
        string[] unlisted = [.. files.Where(file => IsAudio(file) && !known.Contains(file))];
        return new([.. manifests, .. unlisted], unlisted.Length) { Root = path, Annotation = AnnotationIn(files.Except(manifests)) };
    }

    private string? Root { get; init; }

    private IReadOnlyList<string> Annotation { get; init; } = [];

    /// <summary>Folders of annotation in it, relative to it, that none of some paths is, holds or lies in.</summary>
    /// <param name="named">Absolute.</param>
    public IEnumerable<string> UnnamedAnnotation(IEnumerable<string> named) => Annotation
        .Where(folder => !named.Any(path => IsWithin(path, folder) || IsWithin(folder, path)))
        .Select(folder => Path.GetRelativePath(Root!, folder).Replace('\\', '/'));

    // One file tells what a folder is for.
    private static IReadOnlyList<string> AnnotationIn(IEnumerable<string> files) =>
    [
        .. files.Where(file => !IsAudio(file)).GroupBy(file => Path.GetDirectoryName(file)!, StringComparer.Ordinal)
            .Where(folder => folder.Any(file => PlanScout.AnnotationFormatOf(file) is not null)).Select(folder => folder.Key),
    ];

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static bool IsAudio(string path) => AudioFileFinder.KnowsExtension(Path.GetExtension(path));
}
