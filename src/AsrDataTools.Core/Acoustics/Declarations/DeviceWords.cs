namespace AsrDataTools.Acoustics;

/// <summary>What customary words for a device let expect.</summary>
internal static class DeviceWords
{
    // ITU-T G.711 and G.712: a line ends at 3.4 kHz, its sampling at 4 kHz.
    private static readonly DeviceExpectation Telephone = new("a telephone on a line") { HighestHz = 4500, Excluded = [ChannelClass.FarField] };

    private static readonly DeviceExpectation Headset = new("a headset") { Excluded = [ChannelClass.FarField], LongestDecaySeconds = 0.8 };

    private static readonly DeviceExpectation Studio = new("a studio microphone")
    {
        Excluded = [ChannelClass.FarField, ChannelClass.Telephony, ChannelClass.Mobile],
        LongestDecaySeconds = 0.8,
    };

    private static readonly DeviceExpectation Distant = new("a distant microphone") { Excluded = [ChannelClass.CloseTalk, ChannelClass.Telephony, ChannelClass.Mobile] };

    private static readonly DeviceExpectation Conference = new("a conference telephone") { Excluded = [ChannelClass.CloseTalk] };

    // Held near or far, on a network or not: nothing follows.
    private static readonly DeviceExpectation Anything = new("a device of any sound");

    private static readonly PhraseTable<DeviceExpectation> Table = new(
        ("telephone,telephone handset,phone,phone handset,handset,landline,landline phone,fixed phone,desk phone,desktop phone,analog phone,analogue phone,isdn phone,pstn", Telephone),
        ("headset,headset microphone,headset mic,headphone,earbud,earphone,head mounted,head worn,lavalier,lavalier microphone,lapel,lapel microphone,lapel mic,clip on,clip on microphone,close talk,close talking microphone,close talk microphone", Headset),
        ("studio,studio microphone,studio mic,condenser,condenser microphone,condenser mic,ribbon microphone,large diaphragm,neumann", Studio),
        ("smart speaker,amazon echo,echo dot,echo show,alexa,google home,google nest,home pod,microphone array,mic array,kinect,tabletop microphone,table microphone,boundary microphone,ceiling microphone,room microphone,room mic,distant microphone,distant mic,far field,far field microphone,far field mic", Distant),
        ("conference phone,conference telephone,speakerphone", Conference),
        ("mobile,mobile phone,mobile handset,mobile headset,cell,cell phone,cellular,smart phone,iphone,android,android phone,galaxy,pixel,tablet,ipad,laptop,notebook,computer,pc,webcam,usb microphone,ip phone,voip phone,sip phone,soft phone,dect,cordless phone,recorder,voice recorder,digital recorder", Anything));

    /// <summary>Of each kind of device that the text names, in order; empty where it names none.</summary>
    public static IReadOnlyList<DeviceExpectation> Find(string declared) => Table.Find(declared);
}
