namespace AsrDataTools.Acoustics;

/// <summary>What customary words for an environment say of the channel.</summary>
internal static class EnvironmentWords
{
    private static readonly PhraseTable<IReadOnlyList<ChannelClass>> Table = new(
        ("telephony,telephone,telephonic,phone,landline,fixed line,pstn,isdn,call,call center,call centre,contact center,contact centre,ivr,switchboard,voicemail", [ChannelClass.Telephony]),
        ("voip,voice over ip,ip phone,ip telephony,sip,sip phone,webrtc,softphone,teams,ms teams,microsoft teams,zoom,skype,webex,video call,video conference,video conferencing,web call,web meeting", [ChannelClass.Voip]),
        ("mobile,mobile phone,mobile network,cell,cell phone,cellular,gsm,amr,umts,lte,volte,3g,4g,5g", [ChannelClass.Mobile]),
        ("far field,far,distant,distant mic,distant microphone,distant talking,meeting,meeting room,conference room,living room,room,room mic,room microphone,smart speaker,lecture hall,auditorium,tabletop,microphone array,mic array,array,speakerphone,hands free", [ChannelClass.FarField]),
        ("close talk,close talking,close mic,close miking,near field,studio,recording studio,recording room,anechoic room,anechoic chamber,soundproof room,sound booth,vocal booth,recording booth,booth,headset,head mounted,head worn,lavalier,lapel,read,read speech,audiobook,dictation", [ChannelClass.CloseTalk]),

        // A place, not a distance; and a telephone that records by itself is no call.
        ("quiet room,silent room,hotel room,class room,smart phone,smartphone app,mobile app,phone app", []));

    /// <summary>The classes that the text names; empty where it names none.</summary>
    public static IReadOnlyList<ChannelClass> Find(string declared) => [.. Table.Find(declared).SelectMany(classes => classes)];

    /// <summary>Whether speech that came by one path as declared may sound as measured.</summary>
    /// <param name="declared">What the manifest names.</param>
    /// <param name="measured">What the profile shows.</param>
    /// <param name="band">The band, which tells narrowband VoIP from wideband.</param>
    public static bool Agree(ChannelClass declared, ChannelClass measured, BandClass? band) => declared == measured || (declared, measured) switch
    {
        // Calls pass from network to network, and the narrowest of them is what is heard: G.711 is on all of them.
        (ChannelClass.Telephony, ChannelClass.Mobile) => true,
        (ChannelClass.Telephony, ChannelClass.Voip) => band is null or BandClass.Narrowband,
        (ChannelClass.Voip or ChannelClass.Mobile, ChannelClass.Telephony or ChannelClass.Mobile or ChannelClass.Voip) => true,
        _ => false,
    };
}
