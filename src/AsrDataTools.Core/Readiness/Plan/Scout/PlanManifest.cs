using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Readiness;

/// <summary>A file that is a manifest of recordings, with what its columns leave out.</summary>
/// <param name="Item">As the plan has it.</param>
/// <param name="Recordings">Paths of its recordings.</param>
/// <param name="Filled">Speakers, accents and texts in all its rows.</param>
internal sealed record PlanManifest(PlanItem Item, IReadOnlySet<string> Recordings, long Filled)
{
    // Of a manifest whose recordings another has nearly all of, that other is enough.
    private const double SameRecordings = 0.9;

    /// <summary>The fullest first; what a lesser one repeats, such as a list of all recordings without texts, is left out.</summary>
    /// <param name="known">Recordings that are known already; gets those of the manifests.</param>
    public static IEnumerable<PlanManifest> WithoutRepeats(IEnumerable<PlanManifest> manifests, HashSet<string> known)
    {
        foreach (PlanManifest manifest in manifests.OrderByDescending(manifest => manifest.Filled).ThenBy(manifest => manifest.Item.Path, StringComparer.Ordinal))
        {
            if (manifest.Recordings.Count(known.Contains) >= SameRecordings * manifest.Recordings.Count) continue;
            known.UnionWith(manifest.Recordings);
            yield return manifest;
        }
    }

    /// <returns>Null where it is none.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static PlanManifest? Read(string file, PlanKey side, CancellationToken cancellation)
    {
        if (!ManifestFormats.IsNamedText(file) && !Path.GetExtension(file).Equals(".parquet", StringComparison.OrdinalIgnoreCase)) return null;
        HashSet<string> recordings = new(StringComparer.Ordinal);
        long rows = 0, speakers = 0, accents = 0, texts = 0;
        double seconds = 0;
        bool timed = true;
        try
        {
            string format = ManifestFormats.Find(file, null).Name;
            foreach (SpeechUtterance utterance in SpeechManifest.Read(file, null, _ => { }))
            {
                cancellation.ThrowIfCancellationRequested();

                // The first row decides: a table of anything has rows, a manifest's name recordings.
                if (utterance.AudioPath is not { } audio || !AudioFileFinder.KnowsExtension(Path.GetExtension(audio)))
                {
                    if (rows == 0) return null;
                    continue;
                }

                rows++;
                recordings.Add(audio);
                if (utterance.Speaker is not null) speakers++;
                if (utterance.Accent is not null) accents++;
                if (!string.IsNullOrWhiteSpace(utterance.Text)) texts++;
                seconds += utterance.DurationSeconds ?? 0;
                timed &= utterance.DurationSeconds is not null;
            }

            return rows == 0 ? null : new(
                new()
                {
                    Key = side,
                    Path = file,
                    Kind = $"{format} manifest",
                    Count = rows,
                    Hours = timed ? seconds / 3600 : null,
                    Missing = PlanNeeds.Columns(side, rows, speakers, accents, texts),
                },
                recordings,
                speakers + accents + texts);
        }
        catch (SpeechDataException)
        {
            // A table that is no manifest, or one that cannot be read: the test of readiness would say so of a file it is given.
            return null;
        }
    }
}
