using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using AsrDataTools.Corpus;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Reads an utterance once: draws it, copies it, measures it. For any number of threads.</summary>
/// <param name="folder">Where the page is made, absolute; copies go below it.</param>
/// <param name="home">Where the page will lie, absolute: what links are relative to.</param>
internal sealed class ClipStudy(string folder, string home, ExplorerOptions options)
{
    private const int BlockFrames = 1 << 14;

    private readonly CachedProfiler _profiler = new(options.Catalog);

    /// <param name="row">Of the utterance in the page, from 0.</param>
    /// <param name="measure">Whether its profile is wanted.</param>
    /// <exception cref="SpeechDataException">It cannot be read; nothing of it stays.</exception>
    public (ClipPicture Picture, IReadOnlyList<AcousticProfile> Profiles) Read(SpeechUtterance utterance, int row, bool measure, CancellationToken cancellation)
    {
        string? copy = options.CopyAudio ? CopyOf(row) : null;
        ClipSketch? sketch = null;
        AudioReader? source = null;
        try
        {
            IReadOnlyList<AcousticProfile> profiles = measure ? _profiler.Profile(utterance, AcousticProfileOptions.Default, null, cancellation, Listen) : [];
            if (sketch is null) Draw(utterance, Listen, cancellation); // Known from the catalog, or not asked for: nobody has read it yet.
            ClipPicture picture = sketch!.Complete(source!.Remarks);
            return (Heard(picture, utterance, source.Format, copy), profiles);
        }
        finally
        {
            sketch?.Dispose();
        }

        AudioReader Listen(AudioReader reader)
        {
            if (utterance.Channel is { } channel && (channel < 1 || channel > reader.Format.Channels))
            {
                throw new SpeechDataException(
                    "ChannelNotFound", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{reader.Path}' has {reader.Format.Channels} channels, and the utterance '{utterance.Id}' is to be on channel {channel}. Correct its row."), reader.Path);
            }

            if (copy is not null) MakeFolder(copy);
            source = reader;
            sketch = new ClipSketch(reader.Format, utterance.Channel, !options.NoSpectrogram, copy);
            return new ClipListener(reader, sketch.Add);
        }
    }

    private static void Draw(SpeechUtterance utterance, Func<AudioReader, AudioReader> listen, CancellationToken cancellation)
    {
        using AudioReader source = AudioFile.Open(utterance.AudioPath!, new AudioOpenOptions
        {
            StartSeconds = utterance.StartSeconds ?? 0,
            DurationSeconds = utterance.StartSeconds is null ? null : utterance.DurationSeconds,
            Cancellation = cancellation,
        });
        AudioReader reader = listen(source);
        AudioBlock block = new(reader.Format.Channels, BlockFrames);
        while (reader.Read(block)) cancellation.ThrowIfCancellationRequested();
    }

    private ClipPicture Heard(ClipPicture picture, SpeechUtterance utterance, AudioFormat format, string? copy)
    {
        if (copy is not null) return picture with { Address = Relative(folder, copy) };
        string? address = Relative(home, utterance.AudioPath!);
        if (address is null) return picture with { PlaybackRemark = "The recording lies on another drive than this page, so there is no link to it. Export again with -CopyAudio to hear it." };
        (bool plays, string? remark) = BrowserPlayback.Of(format, format.Container == "Raw");
        if (remark is null && utterance.Channel is not null && format.Channels > 1) remark = FormattableString.Invariant($"All {format.Channels} channels are heard. Export again with -CopyAudio to hear channel {utterance.Channel} alone.");
        return picture with { Address = plays ? address + Fragment(utterance, picture.Seconds) : null, PlaybackRemark = remark };
    }

    private static void MakeFolder(string copy)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw AudioError.WriteFailed(copy, cause);
        }
    }

    // Folders of a thousand: file managers choke on more.
    private string CopyOf(int row) => Path.Combine(folder, "audio", (row / 1000).ToString("D4", CultureInfo.InvariantCulture), $"{row.ToString("D7", CultureInfo.InvariantCulture)}.wav");

    // Media Fragments URI 1.0, section 4.2.1.
    private static string Fragment(SpeechUtterance utterance, double seconds) => utterance.StartSeconds is { } start
        ? FormattableString.Invariant($"#t={start:0.###},{start + seconds:0.###}")
        : "";

    private static string? Relative(string from, string path)
    {
        string relative = Path.GetRelativePath(from, path);
        return Path.IsPathRooted(relative) ? null : string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));
    }
}
