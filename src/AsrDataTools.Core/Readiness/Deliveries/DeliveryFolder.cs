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
        return new([.. manifests, .. unlisted], unlisted.Length);
    }

    private static bool IsAudio(string path) => AudioFileFinder.KnowsExtension(Path.GetExtension(path));
}
