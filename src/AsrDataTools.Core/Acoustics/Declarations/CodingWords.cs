namespace AsrDataTools.Acoustics;

/// <summary>What manifests call codings and file formats.</summary>
internal static class CodingWords
{
    private static readonly PhraseTable<CodingFamily> Table = new(
        ("pcm,lpcm,linear pcm,linear,linear16,l16,uncompressed,raw pcm,s16,s16le,s16be,s24le,s32le,f32le,u8,int16,int24,float32,signed integer,signed integer pcm,"
            + "pcm s8,pcm u8,pcm s16,pcm s16le,pcm s16be,pcm s24,pcm s24le,pcm s32le,pcm f32le,pcm16,pcm24", new("PCM", CodingKind.Lossless, "pcm_")),
        ("lossless", new("a lossless coding", CodingKind.Lossless, "pcm_", "flac", "alac", "wavpack", "ape", "tta", "shorten", "tak")),
        ("flac", new("FLAC", CodingKind.Lossless, "flac")),
        ("alac,apple lossless", new("ALAC", CodingKind.Lossless, "alac")),
        ("wavpack", new("WavPack", CodingKind.Lossless, "wavpack")),
        ("shorten", new("Shorten", CodingKind.Lossless, "shorten")),
        ("a law,pcma,pcm alaw,g711 alaw,g711 a", new("G.711 A-law", CodingKind.Lossy, "pcm_alaw")),
        ("u law,mu law,μ law,pcmu,pcm mulaw,pcm ulaw,g711 ulaw,g711 mulaw,g711 μlaw,g711 u,g711 mu", new("G.711 μ-law", CodingKind.Lossy, "pcm_mulaw")),
        ("g711", new("G.711", CodingKind.Lossy, "pcm_alaw", "pcm_mulaw")),
        ("mp3,mpeg layer 3,mpeg layer iii,mpeg audio layer 3", new("MP3", CodingKind.Lossy, "mp3")),
        ("mp2,mpeg layer 2", new("MP2", CodingKind.Lossy, "mp2")),
        ("aac,he aac,aac lc,mp4a", new("AAC", CodingKind.Lossy, "aac")),
        ("vorbis,ogg vorbis", new("Vorbis", CodingKind.Lossy, "vorbis")),
        ("opus,ogg opus,webm opus", new("Opus", CodingKind.Lossy, "opus")),
        ("gsm,gsm fr,gsm610,gsm 06 10", new("GSM 06.10", CodingKind.Lossy, "gsm")),
        ("amr nb", new("AMR-NB", CodingKind.Lossy, "amr_nb", "amrnb")),
        ("amr wb,g722 2", new("AMR-WB", CodingKind.Lossy, "amr_wb", "amrwb")),
        ("amr", new("AMR", CodingKind.Lossy, "amr")),
        ("evs", new("EVS", CodingKind.Lossy, "evs")),
        ("g722", new("G.722", CodingKind.Lossy, "g722", "adpcm_g722")),
        ("g722 1,siren", new("G.722.1", CodingKind.Lossy, "siren", "g722_1", "g7221")),
        ("g723,g723 1", new("G.723", CodingKind.Lossy, "g723")),
        ("g726", new("G.726", CodingKind.Lossy, "g726", "adpcm_g726", "g721")),
        ("g729,g729a", new("G.729", CodingKind.Lossy, "g729")),
        ("speex", new("Speex", CodingKind.Lossy, "speex")),
        ("silk", new("SILK", CodingKind.Lossy, "silk")),
        ("ilbc", new("iLBC", CodingKind.Lossy, "ilbc")),
        ("wma,windows media audio", new("WMA", CodingKind.Lossy, "wma")),
        ("ac3", new("AC-3", CodingKind.Lossy, "ac3", "eac3")),
        ("adpcm,ima adpcm,ms adpcm", new("ADPCM", CodingKind.Lossy, "adpcm_")),
        ("wav,wave,riff,rf64,bwf,w64", new("WAV", CodingKind.Container, "WAV", "RF64", "BW64", "W64")),
        ("aiff,aif,aifc", new("AIFF", CodingKind.Container, "AIFF")),
        ("au,sun au", new("AU", CodingKind.Container, "AU")),
        ("sph,sphere,nist,nist sphere", new("SPHERE", CodingKind.Container, "SPHERE")),
        ("caf", new("CAF", CodingKind.Container, "CAF")),
        ("ogg,oga", new("Ogg", CodingKind.Container, "Ogg")),
        ("mp4,m4a,m4b,mov", new("MP4", CodingKind.Container, "MP4")),
        ("webm,mkv,matroska", new("Matroska", CodingKind.Container, "Matroska")));

    /// <summary>
    /// What the text names: its codings, or its file formats where it names no coding ("WAV, PCM" is PCM); empty where it
    /// names neither.
    /// </summary>
    public static IReadOnlyList<CodingFamily> Find(string declared)
    {
        IReadOnlyList<CodingFamily> found = Table.Find(declared);
        CodingFamily[] codings = [.. found.Where(family => family.Kind != CodingKind.Container)];
        return codings.Length > 0 ? codings : found;
    }
}
