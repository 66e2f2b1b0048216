using AsrDataTools.Annotation;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Takes segments, words and declarations of speakers out of an annotation file; unchanged rows keep their bytes.</summary>
internal static class AnnotationRemoval
{
    /// <param name="path">The file, absolute.</param>
    /// <param name="items">What goes.</param>
    /// <exception cref="SpeechDataException">It cannot be done without harm to the others (<c>RemovalRefused</c>).</exception>
    public static void Remove(string path, IReadOnlyCollection<SpeechDataItem> items)
    {
        HashSet<string> speakers = [.. items.Select(item => item.Speaker)];
        HashSet<(double?, double?, string?, long?)> going = [.. items.Select(item => (item.StartSeconds, item.EndSeconds, item.Id, item.Row))];
        AnnotationDocument[] documents = [.. AnnotationFormats.Read(path, null, fault => throw new RemovalRefused(path, $"has a row that cannot be read; mend it first ({fault.Message.TrimEnd('.')})", fault))];
        AnnotationDocument[] left = [.. documents.Select(document => Without(document, speakers, going)).Where(document => document.SegmentCount > 0 || document.Words.Count > 0)];
        if (left.Length == 0)
        {
            File.Delete(path);
            return;
        }

        string format = documents[0].Format!;
        string temporary = $"{path}.{Guid.NewGuid():N}.unfinished";
        try
        {
            IAnnotationFormat writer = AnnotationFormats.Named(format);
            AnnotationLosses losses = new();
            LossCounter counter = new(writer, losses);
            using (IAnnotationSink sink = writer.Open(temporary))
            {
                foreach (AnnotationDocument document in left)
                {
                    sink.Write(document, losses);
                    counter.Count(document);
                }

                sink.Complete();
            }

            if (losses.Counts.Count > 0) throw new RemovalRefused(path, $"would lose {string.Join(", ", losses.Counts.Keys)} of the others if it were written anew in {format}. Export it to another format, and delete it");
            int kept = AnnotationFormats.Read(temporary, new AnnotationReadOptions { Format = format }, fault => throw new RemovalRefused(path, "would not be readable", fault)).Sum(document => document.SegmentCount + document.WordCount);
            if (kept != left.Sum(document => document.SegmentCount + document.WordCount)) throw new RemovalRefused(path, "would not hold the others as it should if it were written anew");
            WholeFile.Write(path, target =>
            {
                using FileStream source = File.OpenRead(temporary);
                source.CopyTo(target);
            });
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static AnnotationDocument Without(AnnotationDocument document, HashSet<string> speakers, HashSet<(double?, double?, string?, long?)> going)
    {
        bool isGoing(double? start, double? end, string? id, long line) => going.Contains((start, end, id ?? document.Recording, line > 0 ? line : null));
        bool isNamed(string? label) => label is not null && speakers.Contains(label.Trim());
        AnnotationSegment[] segments = [.. document.Segments.Where(segment => !isGoing(segment.StartSeconds, segment.EndSeconds, segment.Id, segment.SourceLine))];
        HashSet<string?> tiers = [.. segments.Select(segment => segment.Tier)];
        return document with
        {
            Segments = segments.ToValueList(),
            Words = document.Words.Where(word => !isGoing(word.StartSeconds, word.EndSeconds, null, 0)).ToArray().ToValueList(),
            Speakers = document.Speakers.Where(speaker => !isNamed(speaker.Id)).ToArray().ToValueList(),
            Tiers = document.Tiers.Where(tier => !(isNamed(tier.Speaker) || isNamed(tier.Name)) || tiers.Contains(tier.Name)).ToArray().ToValueList(),
        };
    }
}
