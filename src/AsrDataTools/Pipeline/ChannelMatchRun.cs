using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Simulation;

namespace AsrDataTools.Pipeline;

/// <summary>Matches variants to production for a command: measures production, fits the chains, measures the result, all with progress.</summary>
internal sealed class ChannelMatchRun(
    PSCmdlet command, IReadOnlyList<SpeechUtterance> speech, VariantOptions options, int threads, Action<Exception, object?> report, CancellationToken cancellation)
{
    private const string Activity = "Matching production";

    private ChannelMatcher? _matcher;

    public ChannelChain Chain(string stream) => _matcher!.Chain(stream);

    /// <param name="production">Whatever stands for profiles.</param>
    public void Fit(IEnumerable<object> production)
    {
        IReadOnlyList<AcousticProfile> profiles = Measure(production);
        _matcher = new ChannelMatcher(profiles, speech, options, threads, cancellation);
        int number = 0;
        using AsideRun<object> aside = new(
            _ => { }, trouble => report(trouble, trouble.Path), () => command.WriteProgress(new ProgressRecord(0, Activity, $"Pass {Volatile.Read(ref number)}: a batch is made, measured and corrected")), cancellation);
        aside.Run(() =>
        {
            _matcher.Fit(aside.Report, pass => Volatile.Write(ref number, pass));
            return [];
        });
        command.WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
    }

    /// <summary>Measures the finished variants, evenly chosen where there are very many, and compares.</summary>
    public ChannelMatch Judge(IReadOnlyList<ChannelVariant> variants, int most)
    {
        int step = Math.Max(1, (variants.Count + most - 1) / most);
        IEnumerable<object> chosen = variants.Where((_, place) => place % step == 0).Select(variant => variant.Utterance);
        IReadOnlyList<AcousticProfile> profiles = Measure(chosen);
        ChannelMatch? match = null;
        using AsideRun<ChannelMatch> aside = new(
            made => match = made, trouble => report(trouble, trouble.Path), () => command.WriteProgress(new ProgressRecord(0, Activity, "Comparing variants with production")), cancellation);
        aside.Run(() => [_matcher!.Judge(profiles)]);
        command.WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        return match!;
    }

    private IReadOnlyList<AcousticProfile> Measure(IEnumerable<object> inputs)
    {
        RunProgress progress = new(command, "Measuring recordings", "profiles");
        using ProfileIntake intake = new(null, threads, command.SessionState.Path, report, progress, cancellation);
        foreach (object input in inputs) intake.Add(input);
        progress.AllTaken = true;
        intake.Finish();
        progress.Complete();
        return intake.Profiles;
    }
}
