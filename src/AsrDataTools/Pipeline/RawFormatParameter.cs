using System.Management.Automation;
using AsrDataTools.Audio;

namespace AsrDataTools.Pipeline;

/// <summary>What -RawCodec, -RawSampleRate and -RawChannels say together.</summary>
internal static class RawFormatParameter
{
    /// <param name="command">Whose parameters these are.</param>
    /// <param name="codec">Null where recordings say themselves what they are.</param>
    /// <param name="sampleRate">Hz; counts only where it was given.</param>
    /// <param name="channels">Interleaved channels.</param>
    public static RawAudioFormat? Of(PSCmdlet command, string? codec, int sampleRate, int channels)
    {
        bool isRateGiven = command.MyInvocation.BoundParameters.ContainsKey("RawSampleRate");
        if (codec is not null) return new(codec, isRateGiven ? sampleRate : RawAudioFormat.UsualSampleRate(codec), channels);
        if (isRateGiven || command.MyInvocation.BoundParameters.ContainsKey("RawChannels"))
            command.WriteWarning("-RawSampleRate and -RawChannels say nothing without -RawCodec: recordings are read as their headers have it.");
        return null;
    }
}
