using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>A measure that is fed with short-time spectra once it is known which of them are speech.</summary>
internal interface IFrameConsumer
{
    /// <summary>Takes the next frames, in order of time.</summary>
    /// <param name="power">One vector a bin: |X[k]|² of 16 frames, two-sided (<see cref="FrameGrid.PowerScale"/> makes mean squares of it).</param>
    /// <param name="classes">One for each frame: 16, or fewer at the end of the recording.</param>
    void Add(ReadOnlySpan<Vector512<float>> power, ReadOnlySpan<FrameClass> classes);

    /// <summary>At most 20 s of frames have come since the last call: time to move single-precision sums into double ones.</summary>
    void Fold();

    /// <summary>Forgets all frames, keeping the memory.</summary>
    void Reset();
}
