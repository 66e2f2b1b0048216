namespace AsrDataTools.Acoustics;

/// <summary>The declared number of channels against the file's.</summary>
internal sealed class DeclaredChannelsRule : DeclarationRule
{
    public override string Id => "DeclaredChannels";

    public override string Description => "The declared number of channels against the file's";

    internal override bool IsOfFile => true;

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (profile.DeclaredChannels is not int declared) return DeclarationAnswer.NotDeclared;
        if (profile.Channels <= 0) return DeclarationAnswer.NotMeasured;
        return declared == profile.Channels
            ? DeclarationAnswer.Agrees
            : DeclarationAnswer.Refuted(
                $"channels declared {declared}, the file has {profile.Channels}",
                declared < profile.Channels
                    ? $"declare {profile.Channels}, and say which of them holds the row's speech"
                    : $"declare {profile.Channels}, or deliver the recording with {declared} channels: sides that were mixed cannot be parted again");
    }
}
