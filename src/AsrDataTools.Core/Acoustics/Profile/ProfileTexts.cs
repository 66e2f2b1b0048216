namespace AsrDataTools.Acoustics;

/// <summary>
/// Gives profiles that are kept together the same texts and lists of texts where they are equal: what repeats from profile to profile, such as why a
/// measure could not be taken, is most of what a profile takes otherwise. Of bounded size: what is not met again gives way. Many threads may ask at once.
/// </summary>
internal sealed class ProfileTexts
{
    private const int Slots = 1 << 12;

    private readonly string?[] _texts = new string?[Slots];
    private readonly TextList?[] _lists = new TextList?[Slots];

    /// <summary>An equal profile; what is its own (path, id, numbers, segments) is as it was.</summary>
    public AcousticProfile Share(AcousticProfile profile) => profile with
    {
        Speaker = Share(profile.Speaker),
        Recording = Share(profile.Recording),
        Environment = Share(profile.Environment),
        Device = Share(profile.Device),
        DeclaredCodec = Share(profile.DeclaredCodec),
        DeclaredBandwidth = Share(profile.DeclaredBandwidth),
        Container = Share(profile.Container),
        Codec = Share(profile.Codec),
        CodecTrace = Share(profile.CodecTrace),
        ChannelReasons = Share(profile.ChannelReasons),
        Abstained = Share(profile.Abstained),
        Remarks = Share(profile.Remarks),
    };

    private string? Share(string? text)
    {
        if (text is null) return null;
        ref string? slot = ref _texts[text.GetHashCode(StringComparison.Ordinal) & (Slots - 1)];
        return slot is { } known && known == text ? known : slot = text;
    }

    private TextList Share(TextList list)
    {
        if (list.Count == 0) return TextList.Empty;
        ref TextList? slot = ref _lists[list.GetHashCode() & (Slots - 1)];
        return slot is { } known && known.Equals(list) ? known : slot = list;
    }
}
