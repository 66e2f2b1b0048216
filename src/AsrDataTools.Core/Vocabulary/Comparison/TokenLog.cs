namespace AsrDataTools.Vocabulary;

/// <summary>The utterances of a corpus as numbers of types: about two bytes a token.</summary>
internal sealed class TokenLog
{
    private const int BlockSize = 1 << 20;

    private readonly List<byte[]> _blocks = [new byte[BlockSize]];
    private readonly List<(long Place, int Tokens, int Recording)> _utterances = [];
    private int _used;

    public int Utterances => _utterances.Count;

    /// <summary>Begins an utterance of a recording.</summary>
    public void Begin(int recording) => _utterances.Add(((long)(_blocks.Count - 1) * BlockSize + _used, 0, recording));

    /// <summary>Adds a token to the utterance that was begun last.</summary>
    public void Add(int type)
    {
        (long place, int tokens, int recording) = _utterances[^1];
        _utterances[^1] = (place, tokens + 1, recording);
        uint rest = (uint)type;
        while (rest >= 0x80)
        {
            Put((byte)(rest | 0x80));
            rest >>= 7;
        }

        Put((byte)rest);
    }

    public int RecordingOf(int utterance) => _utterances[utterance].Recording;

    public int LengthOf(int utterance) => _utterances[utterance].Tokens;

    /// <summary>The types of an utterance's tokens.</summary>
    /// <param name="into">At least as long as the utterance.</param>
    public int Read(int utterance, Span<int> into)
    {
        (long place, int tokens, _) = _utterances[utterance];
        for (int i = 0; i < tokens; i++)
        {
            uint value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte part = _blocks[(int)(place / BlockSize)][place % BlockSize];
                place++;
                value |= (uint)(part & 0x7F) << shift;
                if (part < 0x80) break;
            }

            into[i] = (int)value;
        }

        return tokens;
    }

    /// <summary>Utterances in the order of their recordings.</summary>
    public int[] ByRecording()
    {
        int[] order = [.. Enumerable.Range(0, _utterances.Count)];
        int[] keys = [.. _utterances.Select(utterance => utterance.Recording)];
        Array.Sort(keys, order);
        return order;
    }

    private void Put(byte value)
    {
        if (_used == BlockSize)
        {
            _blocks.Add(new byte[BlockSize]);
            _used = 0;
        }

        _blocks[^1][_used++] = value;
    }
}
