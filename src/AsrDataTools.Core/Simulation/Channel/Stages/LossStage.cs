namespace AsrDataTools.Simulation;

/// <summary>Packets lost in bursts (Gilbert and Elliott) and concealed.</summary>
internal sealed class LossStage : IChannelStage
{
    private readonly ValueRange _rate;
    private readonly ValueRange _burst;
    private readonly ValueRange _packet;
    private readonly IReadOnlyList<string> _concealments;

    public LossStage(StageSettings settings)
    {
        _rate = settings.Range("Rate", new(0.01, 0.05), 0, 0.5);
        _burst = settings.Range("MeanBurstPackets", new(1.5, 3), 1, 50);
        _packet = settings.Range("PacketMilliseconds", new(20, 20), 2, 120);
        _concealments = settings.Choice("Concealment", nameof(LossConcealment.Fade), Enum.GetNames<LossConcealment>());
    }

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        double rate = run.Draw("rate", _rate), packetMilliseconds = run.Draw("packet_milliseconds", _packet);

        // A burst cannot be shorter than chance makes it: 1 / (1 − R) where losses are independent.
        double burst = Math.Max(1 / (1 - rate), run.Draw("mean_burst_packets", _burst));
        double density = 1 - (1 / (burst * (1 - rate)));
        LossConcealment concealment = Enum.Parse<LossConcealment>(run.Pick("concealment", _concealments));
        int packetSamples = Math.Max(1, (int)Math.Round(packetMilliseconds * input.SampleRate / 1000));
        GilbertElliott path = new(rate, Math.Clamp(density, 0, 0.989), run.Fork("path"));
        return new LossSource(input, path, packetSamples, concealment, run);
    }

    private sealed class LossSource(SampleSource input, GilbertElliott path, int packetSamples, LossConcealment concealment, StageRun run)
        : DerivedSource(input, input.SampleRate)
    {
        private readonly PacketReceiver _receiver = new(packetSamples, input.SampleRate, concealment);
        private readonly float[] _packet = new float[packetSamples];
        private readonly string _rateColumn = run.ColumnOf("realised_rate");
        private readonly string _burstColumn = run.ColumnOf("realised_burst_packets");
        private int _position;
        private int _held;
        private long _packets;
        private long _lost;
        private long _bursts;
        private bool _lastLost;
        private bool _ended;

        public override int Read(Span<float> samples)
        {
            int done = 0;
            while (done < samples.Length)
            {
                if (_position == _held && !Receive()) break;
                int count = Math.Min(_held - _position, samples.Length - done);
                _packet.AsSpan(_position, count).CopyTo(samples[done..]);
                _position += count;
                done += count;
            }

            return done;
        }

        private bool Receive()
        {
            _position = 0;
            _held = _ended ? 0 : Input.Read(_packet);
            if (_held < _packet.Length && !_ended)
            {
                _ended = true;
                if (_held == 0) Tell();
            }

            if (_held == 0) return false;
            bool lost = path.NextIsLost();
            _receiver.Play(_packet.AsSpan(0, _held), lost);
            _packets++;
            if (lost) _lost++;
            if (lost && !_lastLost) _bursts++;
            _lastLost = lost;
            if (_ended) Tell();
            return true;
        }

        private void Tell()
        {
            run.RecordLate(_rateColumn, _packets == 0 ? 0 : _lost / (double)_packets);
            run.RecordLate(_burstColumn, _bursts == 0 ? 0 : _lost / (double)_bursts);
        }
    }
}
