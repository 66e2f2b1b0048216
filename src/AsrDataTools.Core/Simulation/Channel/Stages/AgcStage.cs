using System.Numerics.Tensors;

namespace AsrDataTools.Simulation;

/// <summary>
/// Automatic gain: a smoothed level decides every 10 ms which gain brings it to the target, at most so much, and not at all in
/// pauses below the gate; from one to the next the gain goes in a straight line.
/// </summary>
internal sealed class AgcStage(StageSettings settings) : IChannelStage
{
    private const double StepSeconds = 0.01;

    private readonly ValueRange _target = settings.Range("TargetDbov", new(-23, -23), -50, -5);
    private readonly ValueRange _most = settings.Range("MaximumGainDb", new(20, 20), 0, 60);
    private readonly ValueRange _attack = settings.Range("AttackMilliseconds", new(20, 20), 1, 5000);
    private readonly ValueRange _release = settings.Range("ReleaseMilliseconds", new(500, 500), 1, 20_000);
    private readonly ValueRange _gate = settings.Range("GateDbov", new(-55, -55), -100, -20);

    public SampleSource Apply(SampleSource input, StageRun run) => new Controlled(
        input, run.Draw("target_dbov", _target), run.Draw("maximum_gain_db", _most),
        Pull(run.Draw("attack_milliseconds", _attack)), Pull(run.Draw("release_milliseconds", _release)), run.Draw("gate_dbov", _gate));

    private static double Pull(double milliseconds) => 1 - Math.Exp(-StepSeconds * 1000 / milliseconds);

    private sealed class Controlled(SampleSource input, double targetDbov, double mostDb, double attack, double release, double gateDbov)
        : DerivedSource(input, input.SampleRate)
    {
        private readonly float[] _step = new float[Math.Max(1, (int)(StepSeconds * input.SampleRate))];
        private int _position;
        private int _held;
        private double _power;
        private float _gain = 1;

        public override int Read(Span<float> samples)
        {
            int done = 0;
            while (done < samples.Length)
            {
                if (_position == _held && !Next()) break;
                int count = Math.Min(_held - _position, samples.Length - done);
                _step.AsSpan(_position, count).CopyTo(samples[done..]);
                _position += count;
                done += count;
            }

            return done;
        }

        private bool Next()
        {
            _position = 0;
            _held = Input.Read(_step);
            if (_held == 0) return false;
            Span<float> step = _step.AsSpan(0, _held);
            double power = TensorPrimitives.SumOfSquares(step) / _held;
            _power += (power > _power ? attack : release) * (power - _power);
            double levelDbov = 10 * Math.Log10(Math.Max(_power, 1e-12));
            float gain = levelDbov < gateDbov ? _gain : (float)Math.Pow(10, Math.Min(mostDb, targetDbov - levelDbov) / 20);
            for (int i = 0; i < step.Length; i++) step[i] *= _gain + ((gain - _gain) * (i + 1) / step.Length);
            _gain = gain;
            return true;
        }
    }
}
