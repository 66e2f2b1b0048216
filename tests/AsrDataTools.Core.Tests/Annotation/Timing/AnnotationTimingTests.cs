using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Timing;
using static AsrDataTools.Core.Tests.Annotation.TimingCase;

namespace AsrDataTools.Core.Tests.Annotation;

public sealed class AnnotationTimingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(-0.3, 0)]
    [InlineData(1.4, 0)]
    [InlineData(0, 0.002)]
    [InlineData(0.2, -0.005)]
    [InlineData(0, (48 / 44.1) - 1)]
    public void OffsetAndDriftAreRecovered(double offset, double drift)
    {
        AnnotationTiming row = Measure(Annotated(60, offset, drift, jitter: 0.02), Heard(60));

        Assert.InRange(row.DriftPpm!.Value - (1e6 * drift), -100, 100);
        Assert.InRange(1e6 * drift, row.DriftLowPpm!.Value - 50, row.DriftHighPpm!.Value + 50);
        Assert.InRange(row.ShiftMs!.Value - (1000 * offset), -20, 20);
        Assert.Equal(offset != 0 ? 1 : 0, row.ShiftedRecordings);
        Assert.Equal(0.06 * row.DriftPpm!.Value, row.DriftMsPerMinute!.Value, 6);
        Assert.InRange(row.JitterMs!.Value, 9, 20);
        Assert.Equal(drift != 0 ? 1 : 0, row.DriftingRecordings);
    }

    [Fact]
    public void EdgesAreDescribed()
    {
        AnnotationTiming row = Measure(Annotated(40, padding: 0.1), Heard(40));

        Assert.Equal((40, 39), (row.OnsetEdges, row.OffsetEdges + row.UnjudgedEdges - 1));
        Assert.Equal((-100.0, 100.0), (Math.Round(row.OnsetMedianMs!.Value, 3), Math.Round(row.OffsetMedianMs!.Value, 3)));
        Assert.Equal((100.0, 0.0), (Math.Round(row.PaddingMs!.Value, 3), Math.Round(row.ShiftMs!.Value, 3)));
        Assert.Equal((0.0, 0.0, 1.0), (row.OnsetWithin20, row.OnsetWithin50, row.OnsetWithin200));
        Assert.Equal(0, row.SilentEdges);
    }

    [Fact]
    public void WhatIsInSilenceCountsAndWhatIsInSpeechDoesNot()
    {
        // One segment more in a long pause, and one that is cut in two without a pause.
        IReadOnlyList<Stretch> phrases = [.. Phrases(12), new Stretch(60, 62)];
        RecordedSpeech heard = new(70, [TimeSet.Of(phrases.Select(phrase => new Stretch(phrase.Start - EdgeLane.HeardEarly, phrase.End + EdgeLane.HeardLate)))]);
        AnnotationSegment Segment(double start, double end) => new() { Recording = "call", StartSeconds = start, EndSeconds = end };
        AnnotationDocument document = new() { Recording = "call", Segments = [.. phrases.SkipLast(1).Select(phrase => Segment(phrase.Start, phrase.End)), Segment(60, 60.9), Segment(61.3, 62), Segment(66, 67)] };

        AnnotationTiming row = Measure(document, heard);

        Assert.Equal((2, 2), (row.SilentEdges, row.UnjudgedEdges));
        Assert.Equal(13.0 / 14, row.OnsetWithin20!.Value, 9);
    }

    [Fact]
    public void WhatCannotBeMeasuredIsNullAndSaysWhy()
    {
        AnnotationDocument sound = Annotated(30);
        AnnotationTiming silent = Measure(sound, null);
        Assert.Null(silent.OnsetMedianMs);
        Assert.Equal("edges, shift, drift: no audio", silent.Abstained[0]);
        Assert.Equal(1, silent.GridStepMs);

        Assert.Equal("edges, shift, drift: no speech is heard", Measure(sound, new(100, [TimeSet.Empty])).Abstained[0]);
        Assert.StartsWith("edges, shift, drift: annotated edges fall on heard ones no more often than by chance", Measure(sound, Heard(30, seed: 9)).Abstained[0], StringComparison.Ordinal);
        Assert.StartsWith("edges, shift, drift: the audio was measured in parts", Measure(sound, new(100, Heard(30).Channels, isWhole: false)).Abstained[0], StringComparison.Ordinal);
        AnnotationTiming few = Measure(Annotated(6), Heard(6));
        Assert.Equal("shift, drift: 12 edges with a heard one, 20 are needed", few.Abstained[0]);
        Assert.Equal(0, Math.Round(few.OnsetMedianMs!.Value, 3));
        Assert.Null(few.DriftPpm);
    }

    [Fact]
    public void ChannelsAreHeldAgainstTheirOwnSpeech()
    {
        RecordedSpeech one = Heard(20), other = Heard(20, seed: 5);
        RecordedSpeech both = new(Math.Max(one.DurationSeconds, other.DurationSeconds), [one.Any, other.Any]);
        AnnotationDocument document = new()
        {
            Recording = "call",
            Segments = [.. Annotated(20).Segments.Select(segment => segment with { Channel = "A" }), .. Annotated(20, seed: 5).Segments.Select(segment => segment with { Channel = "B" })],
        };

        AnnotationTiming row = Measure(document, both);

        Assert.Equal((40, 0, 0), (row.OnsetEdges, row.SilentEdges, row.UnjudgedEdges));
        Assert.Equal(1, row.OnsetWithin20);
    }

    [Fact]
    public void TimesFarBeyondTheRecordingCostNothing()
    {
        AnnotationDocument sound = Annotated(30);
        AnnotationSegment[] far = [.. new[] { -1e9, 1e6, 1e12 }.Select(start => new AnnotationSegment { Recording = "call", StartSeconds = start, EndSeconds = start + 1 })];

        AnnotationTiming row = Measure(sound with { Segments = [.. far, .. sound.Segments] }, Heard(30));

        Assert.Equal((30, 0.0), (row.OnsetEdges, Math.Round(row.OnsetMedianMs!.Value, 3)));
        Assert.Equal(1, row.OnsetWithin20);
    }

    [Theory]
    [InlineData(0.001, 1.0)]
    [InlineData(0.01, 10.0)]
    [InlineData(0.02, 20.0)]
    [InlineData(0.1, 100.0)]
    [InlineData(0.5, 500.0)]
    [InlineData(1, 1000.0)]
    public void TheGridIsFound(double grid, double stepMs)
    {
        TimeGrid found = TimeGrid.Of(Annotated(20, jitter: 0.2, grid: grid).Segments.SelectMany(segment => new[] { segment.StartSeconds!.Value, segment.EndSeconds!.Value }))!;

        Assert.Equal((stepMs, 1.0), (found.StepMs, found.Share));
        if (stepMs > 10) Assert.InRange(found.Chance, 0, 0.001);
    }

    [Fact]
    public void AGridThatChanceMakesIsNone()
    {
        Assert.Null(TimeGrid.Of([1, 2, 3, 4]));
        Assert.Equal(10, TimeGrid.Of([0.1, 0.25, 0.3, 1.5, 2, 3.7])!.StepMs); // Mostly tenths, as hundredths may be.
        Assert.Equal(125 / 3.0, TimeGrid.Of(Enumerable.Range(1, 30).Select(frame => Math.Round(7 * frame * frame / 24.0, 3)))!.StepMs, 9);
        Assert.Null(TimeGrid.Of([0.12345678, 0.2468135, 1.3579246, 2.7182818, 3.1415926, 1.4142135]));
    }

    [Fact]
    public void WordsThatHoldPausesAreMeasured()
    {
        AnnotationDocument sound = Words(25);
        AnnotationDocument absorbing = sound with { Words = sound.Words.Select((word, index) => index % 10 == 0 ? word with { EndSeconds = word.EndSeconds + 0.01 } : word).ToValueList() };
        IReadOnlyList<Stretch> phrases = Phrases(25);

        // Each last word of a phrase reaches up to the next phrase, as an aligner without silence has it.
        AnnotationDocument greedy = sound with { Words = sound.Words.Select(word => phrases.Take(24).ToList().FindIndex(phrase => phrase.End == word.EndSeconds) is >= 0 and int at ? word with { EndSeconds = phrases[at + 1].Start } : word).ToValueList() };

        Assert.Equal((0, 0.0), (Measure(sound, Heard(25), TimingUnit.Words).AbsorbingWords, Measure(absorbing, Heard(25), TimingUnit.Words).AbsorbedMs));
        AnnotationTiming row = Measure(greedy, Heard(25), TimingUnit.Words);
        double pauses = Enumerable.Range(0, 24).Sum(index => phrases[index + 1].Start - phrases[index].End);
        Assert.Equal(24, row.AbsorbingWords);
        Assert.Equal(1000 * pauses, row.AbsorbedMs!.Value, 0);
    }

    [Fact]
    public void RecordingsAreSummedUpWithIntervals()
    {
        TimingAudit audit = new(TimingOptions.Default);
        TimingMeasure[] measures = [.. Enumerable.Range(1, 12).Select(seed => TimingMeasure.Of(
            TimingSource.Of(Annotated(30, offset: 0.1, jitter: 0.03, seed: seed) with { Recording = $"call{seed}" }, namesSources: false).Single(), Heard(30, seed), "/data/call.wav", TimingOptions.Default))];

        AnnotationTiming row = Assert.Single(TimingPool.Overall(measures, TimingOptions.Default, TestContext.Current.CancellationToken));

        Assert.Equal((AnnotationTiming.Overall, 12, 12, 360), (row.Recording, row.Recordings, row.HeardRecordings, row.OnsetEdges));
        Assert.InRange(row.ShiftMs!.Value, 90, 110);
        Assert.InRange(100, row.ShiftLowMs!.Value, row.ShiftHighMs!.Value);
        Assert.InRange(row.OnsetWithin100!.Value, row.OnsetWithin100Low!.Value, row.OnsetWithin100High!.Value);
        Assert.InRange(0, row.DriftLowPpm!.Value, row.DriftHighPpm!.Value);
        Assert.Equal(12, row.ShiftedRecordings);
        Assert.Empty(row.Abstained);
        Assert.Contains("intervals: 3 recordings, 10 are needed", Assert.Single(TimingPool.Overall(measures[..3], TimingOptions.Default, TestContext.Current.CancellationToken)).Abstained);
        Assert.Empty(audit.Overall(TestContext.Current.CancellationToken));
    }
}
