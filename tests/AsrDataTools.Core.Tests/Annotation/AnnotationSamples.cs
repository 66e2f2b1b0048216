using System.Text;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Small files as they come: comments, odd blanks, other encodings and newlines.</summary>
internal static class AnnotationSamples
{
    public const string Rttm = """
        ;; EXP-ID: demo_cts

        SPKR-INFO call1 1 <NA> <NA> <NA> adult_male A <NA>
        SPEAKER call1 1 0.50 1.25 <NA> <NA> A <NA> <NA>
        LEXEME call1  1  0.50 0.25* hello lex A 0.9
        ;; between
        NON-LEX call1 1 1.000 0.200 <NA> laugh A <NA>
        NON-SPEECH call1 1 4 1 <NA> music <NA> <NA>
        SU call1 1 0.5 1.25 <NA> statement A <NA>
        NOSCORE call1 1 5.0 1.0 <NA> <NA> <NA> <NA>
        IP call1 1 1.1 <NA> <NA> edit A <NA>
        SPEAKER	call2	2	0.000	0.333	<NA>	<NA>	B	0.75	<NA>

        """;

    public const string Stm = """
        ;; CATEGORY "0" "" ""
        ;; LABEL "O" "Overall" "Overall"
        call1 A spk1 0.00 2.50 <o,f0,male> i've { um / uh / @ } as (far) as i'm concerned
        call1 A inter_segment_gap 2.50 3.1 <o,,unknown>
        call1 A spk1 3.10 4 <o,f0,male> IGNORE_TIME_SEGMENT_IN_SCORING
        call1 B spk2  3.10   4.000  ignore_time_segment_in_scoring
        call2 1 spk3 0 1.5

        """;

    public const string Ctm = """
        ;; a comment
        call1 A 0.10 0.2 hello 0.95
        call1 A 0.30 0.25 world 1 lex spk1
        call1 A * * <ALT_BEGIN>
        call1 A 0.6 0.1 um
        call1 A * * <ALT>
        call1 A 0.6 0.1 uh
        call1 A * * <ALT_END>
        call2 1 1.000000 .5 5

        """;

    public const string Trn = """
        ;; head
        hello { um / uh / @ } world (uh) (spk-001)
        (spk-002)
        one  two (spk_003)

        """;

    public const string Uem = ";; regions\ncall1 1 0.00 10.5\ncall2 1 3 7\n";

    public const string OpenSat = "call1.flac\t1\t0.0\t6.25\tNS\tmanual\tX\ncall1.flac\t1\t6.25\t7.630\tS\tmanual\tX\ncall1.flac\t1\t7.63\t9\tnonScorable\tmanual\t\n";

    public const string OpenSatSystem = "def.xml\tset\ttest\tSAD\tcall1\t0.00\t6.35\tnon-speech\t0.500000\ndef.xml\tset\ttest\tSAD\tcall1\t6.35\t7.5\tspeech\t0.9\n";

    public const string Audacity = "0.500000\t1.250000\thello there\n\\\t120.000000\t3000.000000\n2.000000\t2.000000\tpoint\n3,5\t4,5\tx\n";

    public const string Srt = "1\n00:00:01,000 --> 00:00:02,500\n[SPEAKER_00]: Hello\nthere\n\n2\n00:00:02,500 --> 00:00:04,000 X1:10 Y1:20\n<i>General</i>\n\n";

    public const string Vtt = """
        WEBVTT - calls
        Language: en

        NOTE made by hand
        in two lines

        STYLE
        ::cue { color: lime }

        intro
        00:01.000 --> 00:02.500 align:start
        <v Ann &amp; Bo>Hello <i>there</i></v>

        01:00:00.000 --> 01:00:01.000
        plain &lt;text&gt;

        """;

    public const string Csv = "Start Time;End Time;Who;Speaker ID;Transcript\n0.50;1.25;x;A;\"hello; \"\"you\"\"\"\n2.0;3;;B;\"two\nlines\"\n";

    public const string Nemo = """
        {"audio_filepath": "wav/a.wav", "duration": 2.50, "text": "hello", "lang": "en", "pnc": true, "take": "5"}
        {"audio_filepath": "wav/a.wav", "offset": 2.5, "duration": 1, "text": "naïve", "speaker": "B", "nested": {"a": [1, 2]}}
        {"text":"other","audio_filepath":"wav/b.wav","duration":3}

        """;

    public const string Lhotse = """
        {"id": "s1", "recording_id": "r1", "start": 0.5, "duration": 1.25, "channel": 0, "text": "hello you", "language": "English", "speaker": "A", "gender": "F", "custom": {"snr": 12.5}, "alignment": {"word": [["hello", 0.5, 0.25, 0.9], ["you", 0.8, 0.3, null]]}}
        {"id": "s2", "recording_id": "r1", "start": 2, "duration": 1, "channel": [0, 1], "text": "both"}

        """;

    public const string SegLst = """
        [{"session_id": "S1", "speaker": "P1", "start_time": 1.5, "end_time": "2.75", "words": "hello there", "ref_device": "U01"},
         {"session_id": "S2", "speaker": "P2", "start_time": null, "end_time": null, "words": "no times"}]
        """;

    public const string Whisper = """
        {"text": " Hello there.", "segments": [{"id": 0, "seek": 0, "start": 0.0, "end": 2.5, "text": " Hello there.", "tokens": [50364, 2425], "temperature": 0.0,
          "avg_logprob": -0.25, "compression_ratio": 1.1, "no_speech_prob": 0.01,
          "words": [{"word": " Hello", "start": 0.0, "end": 0.5, "probability": 0.98}, {"word": " there.", "start": 0.5, "end": 2.5, "probability": 0.9}]}], "language": "en"}
        """;

    public const string WhisperX = """
        {"segments": [{"start": 0.1, "end": 1.5, "text": " Call 911 now", "speaker": "SPEAKER_00",
          "words": [{"word": "Call", "start": 0.1, "end": 0.4, "score": 0.8, "speaker": "SPEAKER_00"}, {"word": "911"}, {"word": "now", "start": 1.2, "end": 1.5, "score": 0.7}]}],
         "word_segments": [{"word": "Call", "start": 0.1, "end": 0.4, "score": 0.8}]}
        """;

    public const string FasterWhisper = """[{"id": 1, "start": 0.0, "end": 1.5, "text": " Hi", "words": [{"start": 0.0, "end": 1.5, "word": " Hi", "probability": 0.5}]}]""";

    public const string Eaf = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ANNOTATION_DOCUMENT AUTHOR="ann" DATE="2026-01-02T03:04:05+00:00" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
            <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
                <MEDIA_DESCRIPTOR MEDIA_URL="file:///data/call.wav" MIME_TYPE="audio/x-wav" RELATIVE_MEDIA_URL="./call.wav"/>
                <PROPERTY NAME="lastUsedAnnotationId">6</PROPERTY>
            </HEADER>
            <TIME_ORDER>
                <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="500"/>
                <TIME_SLOT TIME_SLOT_ID="ts2"/>
                <TIME_SLOT TIME_SLOT_ID="ts3"/>
                <TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="2000"/>
                <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="3000"/>
            </TIME_ORDER>
            <TIER LINGUISTIC_TYPE_REF="utterance" PARTICIPANT="Ann" TIER_ID="A">
                <ANNOTATION>
                    <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts4">
                        <ANNOTATION_VALUE>one two three &amp; more</ANNOTATION_VALUE>
                    </ALIGNABLE_ANNOTATION>
                </ANNOTATION>
            </TIER>
            <TIER LINGUISTIC_TYPE_REF="words" PARENT_REF="A" PARTICIPANT="Ann" TIER_ID="A - words">
                <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>one</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
                <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"><ANNOTATION_VALUE>two</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
                <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a4" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>three</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
            </TIER>
            <TIER LINGUISTIC_TYPE_REF="translation" PARENT_REF="A" TIER_ID="A-de">
                <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a5" ANNOTATION_REF="a1" CVE_REF="cveid0"><ANNOTATION_VALUE>eins zwei drei</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
                <ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a7" ANNOTATION_REF="a99"><ANNOTATION_VALUE>lost</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>
            </TIER>
            <TIER LINGUISTIC_TYPE_REF="utterance" TIER_ID="events">
                <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a6" TIME_SLOT_REF1="ts4" TIME_SLOT_REF2="ts5"><ANNOTATION_VALUE>door</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
            </TIER>
            <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="utterance" TIME_ALIGNABLE="true"/>
            <LINGUISTIC_TYPE CONSTRAINTS="Time_Subdivision" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="words" TIME_ALIGNABLE="true"/>
            <LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Association" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="translation" TIME_ALIGNABLE="false"/>
            <CONSTRAINT DESCRIPTION="one to one" STEREOTYPE="Symbolic_Association"/>
        </ANNOTATION_DOCUMENT>
        """;

    public const string Trs = """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <!DOCTYPE Trans SYSTEM "trans-14.dtd">
        <Trans scribe="ann" audio_filename="call" version="3" version_date="020101" xml:lang="fr">
        <Topics><Topic id="to1" desc="weather"/></Topics>
        <Speakers>
        <Speaker id="spk1" name="Ann" check="no" type="female" dialect="native" accent="" scope="local"/>
        <Speaker id="spk2" name="Bo" check="no" dialect="native" accent="southern" scope="local"/>
        </Speakers>
        <Episode program="news">
        <Section type="report" topic="to1" startTime="0" endTime="10.5">
        <Turn startTime="0" endTime="1.5">
        <Sync time="0"/>

        </Turn>
        <Turn speaker="spk1" mode="spontaneous" fidelity="high" channel="telephone" startTime="1.5" endTime="5.25">
        <Sync time="1.5"/>
        d\u00e9j\u00e0 vu <Event desc="rire" type="noise" extent="instantaneous"/> encore
        <Sync time="3"/>

        <Background time="3.5" type="music" level="high"/>
        <Sync time="4.0"/>
        fin <Comment desc="unsure"/>
        </Turn>
        <Turn speaker="spk1 spk2" startTime="5.25" endTime="8">
        <Sync time="5.25"/>
        <Who nb="1"/>
        oui
        <Who nb="2"/>
        non
        </Turn>
        <Turn speaker="spk2" startTime="8" endTime="10.5">
        <Sync time="8"/>
        <Background time="9" type="other" level="off"/>
        </Turn>
        </Section>
        </Episode>
        </Trans>
        """;

    /// <summary>The bytes, as ISO 8859-1 says of itself.</summary>
    public static byte[] TrsBytes => Encoding.Latin1.GetBytes(Trs.Replace("\\u00e9", "é", StringComparison.Ordinal).Replace("\\u00e0", "à", StringComparison.Ordinal));

    /// <summary>A long text file as Praat writes it.</summary>
    public static string LongTextGrid => string.Concat(
        "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0 \nxmax = 2.5 \ntiers? <exists> \nsize = 2 \nitem []: \n",
        "    item [1]:\n        class = \"IntervalTier\" \n        name = \"Ann\" \n        xmin = 0 \n        xmax = 2.5 \n        intervals: size = 4 \n",
        "        intervals [1]:\n            xmin = 0 \n            xmax = 0.25 \n            text = \"\" \n",
        "        intervals [2]:\n            xmin = 0.25 \n            xmax = 0.5 \n            text = \"\" \n",
        "        intervals [3]:\n            xmin = 0.5 \n            xmax = 1.3333333333333333 \n            text = \"say \"\"hi\"\" 汉\" \n",
        "        intervals [4]:\n            xmin = 1.3333333333333333 \n            xmax = 2.5 \n            text = \"\" \n",
        "    item [2]:\n        class = \"TextTier\" \n        name = \"events\" \n        xmin = 0 \n        xmax = 2.5 \n        points: size = 1 \n",
        "        points [1]:\n            number = 0.7 \n            mark = \"click\" \n");

    public const string ShortTextGrid = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\n0\n2.5\n<exists>\n1\n\"IntervalTier\"\n\"words\"\n0\n2.5\n2\n0\n0.5\n\"hello\"\n0.5\n2.5\n\"\"\n";
}
