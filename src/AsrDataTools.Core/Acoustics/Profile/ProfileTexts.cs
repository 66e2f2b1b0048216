namespace AsrDataTools.Acoustics;

/// <summary>
/// Gives profiles that are kept together the same texts and lists of texts where they are equal: what repeats from profile to profile, such as why a
/// measure could not be taken, is most of what a profile takes otherwise. Of bounded size: what is not met again gives way. Many threads may ask at once.
/// </summary>
public sealed class ProfileTexts
{
    private readonly RecentValues<string> _texts = new();
    private readonly RecentValues<TextList> _lists = new();

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

    private string? Share(string? text) => text is null ? null : _texts.Share(text);

    private TextList Share(TextList list) => list.Count == 0 ? TextList.Empty : _lists.Share(list);
}
