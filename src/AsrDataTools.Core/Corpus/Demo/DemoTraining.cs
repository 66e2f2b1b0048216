using AsrDataTools.Audio;
using AsrDataTools.Signal;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>
/// The training part: clean, wideband, read sentences and a few conversations, mostly of one accent. A few files only claim to
/// be wideband, a few rows have no licence.
/// </summary>
internal sealed class DemoTraining(DemoStudio studio, DemoPlan plan, long seed)
{
    public const string Split = "train";

    /// <summary>One prompt in so many was sampled at 8 kHz and brought up to 16 kHz.</summary>
    private const int UpsampledEvery = 30;
    private const int UnlicensedEvery = 25;
    private const int NarrowRate = 8000;

    // Of every 25 prompts one has a licence that the policy denies; of all one has a telephone number in its text.
    private const int DeniedLicense = 7;
    private const int PhoneNumber = 9;

    private readonly Resampler _down = new(DemoCorpusBuilder.StudioRate, NarrowRate);
    private readonly Resampler _up = new(NarrowRate, DemoCorpusBuilder.StudioRate);

    public IReadOnlyList<DemoSpeaker> Speakers { get; } =
        DemoSpeaker.Make("T", plan.TrainingSpeakers, studio.Speech.Accents, accent => accent.TrainingShare, seed);

    public int Count => plan.TrainingSpeakers * plan.PromptsPerSpeaker + plan.Dialogues;

    /// <summary>Makes and writes one recording; recordings may be made in any order, or at once.</summary>
    public DemoRecording Make(int number) =>
        number < plan.TrainingSpeakers * plan.PromptsPerSpeaker ? Prompt(number) : Dialogue(number - plan.TrainingSpeakers * plan.PromptsPerSpeaker);

    private DemoRecording Prompt(int number)
    {
        DemoSpeaker speaker = Speakers[number / plan.PromptsPerSpeaker];
        string id = $"{speaker.Id}-{number % plan.PromptsPerSpeaker + 1:00}";
        string path = $"training/audio/{speaker.Id}/{id}.wav";
        SeededRandom random = SeededRandom.For(seed, path);
        DemoTake take = studio.Say(speaker, [Line(speaker, random), Line(speaker, random)], random);
        DemoStudio.AddRoom(take, speaker, random);

        List<DemoDefect> defects = [];
        if (number % UpsampledEvery == UpsampledEvery / 2)
        {
            take = take with { Samples = _up.Apply(_down.Apply(take.Samples)).AsSpan(0, take.Samples.Length).ToArray() };
            defects.Add(new("Acoustics", "Upsampled", path, "sampled at 8 kHz and brought to 16 kHz: claims a width that it has not") { Value = NarrowRate, Unit = "Hz" });
        }

        bool licensed = number % UnlicensedEvery != UnlicensedEvery / 2;
        if (!licensed) defects.Add(new("Governance", "MissingLicense", path, $"row {id} of the manifest names no licence"));
        studio.Write(path, take.Samples, DemoCorpusBuilder.StudioRate, SampleEncoding.Signed16);
        DemoRow row = Row(id, path, id, string.Join(' ', take.Turns.Select(turn => turn.Text)), take.DurationSeconds, speaker);
        if (!licensed) row = row with { License = null };
        if (number % UnlicensedEvery == DeniedLicense)
        {
            row = row with { License = DemoGovernance.DeniedLicense };
            defects.Add(new("Governance", "LicenseNotAllowed", path, $"row {id} of the manifest has the licence {DemoGovernance.DeniedLicense}, which the policy denies"));
        }

        if (number == PhoneNumber)
        {
            row = row with { Text = $"{row.Text} call back on {DemoGovernance.PhoneNumber}" };
            defects.Add(new("Governance", "PhoneNumberInText", path, $"an annotator noted a telephone number in the text of row {id}"));
        }

        return new(path, take.DurationSeconds, take.Turns, [row], defects);
    }

    // Conversations of two speakers. The manifest knows only as much of them as their annotation does: see DemoAnnotations.
    private DemoRecording Dialogue(int number)
    {
        string id = $"D{number + 1:000}";
        string path = $"training/audio/dialogues/{id}.wav";
        SeededRandom random = SeededRandom.For(seed, path);
        DemoSpeaker first = Speakers[2 * number % Speakers.Count];
        DemoSpeaker second = Speakers[(2 * number + 1) % Speakers.Count];
        List<(DemoSpeaker, DemoLine)> lines = [];
        for (int turn = 0; turn < 5; turn++)
        {
            DemoSpeaker speaker = turn % 2 == 0 ? first : second;
            lines.Add((speaker, Line(speaker, random)));
        }

        DemoTake take = studio.Converse(lines, overlapShare: 0.6, random);
        DemoStudio.AddRoom(take, first, random);
        studio.Write(path, take.Samples, DemoCorpusBuilder.StudioRate, SampleEncoding.Signed16);
        IEnumerable<DemoRow> rows = DemoAnnotations.LevelOf(number) >= DemoAnnotations.SpeakerLevel
            ? take.Turns.Select((turn, index) => Row($"{id}-{index + 1:00}", path, id, turn.Text, turn.EndSeconds - turn.StartSeconds, turn.Speaker) with { StartSeconds = turn.StartSeconds })
            : [Row(id, path, id, string.Join(' ', take.Turns.Select(turn => turn.Text)), take.DurationSeconds, null)];
        return new(path, take.DurationSeconds, take.Turns, [.. rows], []);
    }

    private DemoLine Line(DemoSpeaker speaker, SeededRandom random) => studio.Speech.Line(DemoUse.Training, speaker.Accent, random);

    private DemoRow Row(string id, string path, string recording, string text, double seconds, DemoSpeaker? speaker) => new()
    {
        Id = id,
        Path = path,
        DurationSeconds = seconds,
        Text = text,
        Speaker = speaker,
        Recording = recording,
        Domain = "read speech",
        Device = "headset microphone",
        Environment = "studio",
        Split = Split,
        License = studio.Speech.License,
    };
}
