using AsrDataTools.Leakage;

namespace AsrDataTools.Core.Tests.Leakage;

/// <summary>Copies that are the same to the ear alone, among all that leakage looks for.</summary>
public sealed class AudioDetectorTests : IDisposable
{
    private readonly LeakageCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void ExcerptsChannelsAndChangedSpeedAreFoundAndNothingElse()
    {
        float[] one = MadeSpeech.Samples(12, LeakageCase.Rate, 1), two = MadeSpeech.Samples(12, LeakageCase.Rate, 2);
        float[] call = [.. MadeSpeech.Samples(5, LeakageCase.Rate, 3).Zip(one[(4 * LeakageCase.Rate)..(9 * LeakageCase.Rate)]).SelectMany(pair => (float[])[pair.First, pair.Second])];
        _case.Training(Heard("t1", Wave("one.wav", one)), Heard("t2", Wave("two.wav", two)))
            .Evaluation(
                Heard("quieter", Wave("quieter.wav", [.. one.Select(x => 0.3f * x)])),
                Heard("call", Wave("call.wav", call, 2)),
                Heard("faster", Wave("faster.wav", FingerprintSearchTests.Played(two[..(6 * LeakageCase.Rate)], 1.02))),
                Heard("other", Wave("other.wav", MadeSpeech.Samples(12, LeakageCase.Rate, 4))),
                Heard("silent", Wave("silent.wav", new float[5 * LeakageCase.Rate])));

        Assert.Equal(["SameAudio: call < t1", "SameAudio: faster < t2", "SameAudio: quieter < t1"], _case.Pairs());
        Assert.Empty(_case.Troubles);
    }

    [Fact]
    public void WhatIsTheSameFileOrTheSameSamplesIsNotFoundTwice()
    {
        float[] speech = MadeSpeech.Samples(8, LeakageCase.Rate, 5);
        string path = Wave("a.wav", speech);
        File.Copy(path, _case["copy.wav"]);
        _case.Training(Heard("t", path)).Evaluation(Heard("itself", path), Heard("copy", _case["copy.wav"]));

        Assert.Equal(["SameFile: copy < t", "SameFile: itself < t"], _case.Pairs());
    }

    [Fact]
    public void WhatCannotBeReadIsSkippedAndReportedOnce()
    {
        _case.Training(Heard("t", Wave("a.wav", MadeSpeech.Samples(4, LeakageCase.Rate, 6))), Heard("gone", _case["gone.wav"]))
            .Evaluation(Heard("e", _case.Write("broken.wav", "RIFF and no more")));

        Assert.Empty(_case.Pairs(null, LeakageKind.SameAudio));
        Assert.Equal(2, _case.Troubles.Count);
        Assert.Equal(["e", "gone"], _case.Input!.Skipped.Select(skipped => skipped.Item.Utterance.Id).Order(StringComparer.Ordinal));
    }

    private static AsrDataTools.Corpus.SpeechUtterance Heard(string id, string path) => new() { Id = id, AudioPath = path };

    private string Wave(string name, float[] interleaved, int channels = 1) =>
        _case.Wave(name, [.. interleaved.Select(x => (short)Math.Clamp(32768 * x, short.MinValue, short.MaxValue))], channels);
}
