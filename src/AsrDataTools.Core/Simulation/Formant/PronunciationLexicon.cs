using System.Collections.Frozen;

namespace AsrDataTools.Simulation.Formant;

/// <summary>The words that the formant voice can say, in ARPAbet; 1 and 2 mark stressed vowels, 0 unstressed ones.</summary>
public static class PronunciationLexicon
{
    private const string Entries =
        """
        a AH0 | account AH0 K AW1 N T | agent EY1 JH AH0 N T | an AE0 N | and AE0 N D | anything EH1 N IY0 TH IH0 NG
        at AE0 T | atorvastatin AH0 T AO2 R V AH0 S T AE1 T AH0 N | balance B AE1 L AH0 N S | before B IH0 F AO1 R
        behind B IH0 HH AY1 N D | bill B IH1 L | boat B OW1 T | books B UH1 K S | bought B AO1 T | bread B R EH1 D
        brought B R AO1 T | by B AY0 | calling K AO1 L IH0 NG | can K AE1 N | cancel K AE1 N S AH0 L | card K AA1 R D
        carried K EH1 R IY0 D | charge CH AA1 R JH | check CH EH1 K | children CH IH1 L D R AH0 N | coat K OW1 T
        code K OW1 D | did D IH1 D | dinner D IH1 N ER0 | dollars D AA1 L ER0 Z | door D AO1 R | driver D R AY1 V ER0
        early ER1 L IY0 | eight EY1 T | else EH1 L S | ends EH1 N D Z | evening IY1 V N IH0 NG | every EH1 V R IY0
        father F AA1 DH ER0 | fifty F IH1 F T IY0 | five F AY1 V | for F AO1 R | forty F AO1 R T IY0 | found F AW1 N D | four F AO1 R
        fresh F R EH1 SH | friend F R EH1 N D | garden G AA1 R D AH0 N | go G OW1 | green G R IY1 N | have HH AE1 V
        help HH EH1 L P | hill HH IH1 L | hold HH OW1 L D | home HH OW1 M | house HH AW1 S | how HH AW1
        hundred HH AH1 N D R AH0 D | i AY1 | in IH0 N | is IH0 Z | kitchen K IH1 CH AH0 N | last L AE1 S T | left L EH1 F T
        letter L EH1 T ER0 | likes L AY1 K S | line L AY1 N | lisinopril L AY0 S IH1 N AH0 P R IH0 L | long L AO1 NG
        man M AE1 N | metformin M EH0 T F AO1 R M IH0 N | milligrams M IH1 L AH0 G R AE2 M Z | moment M OW1 M AH0 N T
        monday M AH1 N D EY0 | morning M AO1 R N IH0 NG | moved M UW1 V D | my M AY1 | near N IH1 R | need N IY1 D
        neighbor N EY1 B ER0 | new N UW1 | night N AY1 T | nine N AY1 N | not N AA1 T | number N AH1 M B ER0 | of AH0 V
        oh OW1 | old OW1 L D | on AA0 N | one W AH1 N | open OW1 P AH0 N | our AW1 ER0 | painted P EY1 N T IH0 D
        payment P EY1 M AH0 N T | plan P L AE1 N | please P L IY1 Z | plus P L AH1 S | premium P R IY1 M IY0 AH0 M
        red R EH1 D | refill R IY1 F IH2 L | right R AY1 T | river R IH1 V ER0 | sea S IY1 | saw S AO1
        seven S EH1 V AH0 N | silver S IH1 L V ER0 | sister S IH1 S T ER0 | six S IH1 K S | sixty S IH1 K S T IY0
        small S M AO1 L | some S AH1 M | speak S P IY1 K | station S T EY1 SH AH0 N | summer S AH1 M ER0
        table T EY1 B AH0 L | teacher T IY1 CH ER0 | ten T EH1 N | thank TH AE1 NG K | that DH AE1 T | the DH AH0
        there DH EH1 R | thirty TH ER1 T IY0 | this DH IH1 S | three TH R IY1 | through TH R UW1 | to T AH0
        today T AH0 D EY1 | twenty T W EH1 N T IY0 | two T UW1 | want W AA1 N T | warfarin W AO1 R F ER0 IH0 N
        warm W AO1 R M | went W EH1 N T | while W AY1 L | window W IH1 N D OW0 | with W IH0 DH | year Y IH1 R
        yes Y EH1 S | you Y UW1 | young Y AH1 NG | your Y AO1 R | zero Z IH1 R OW0 | about AH0 B AW1 T
        """;

    private static readonly FrozenDictionary<string, string[]> Pronunciations = Entries
        .Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(entry => entry.Split(' '))
        .ToFrozenDictionary(parts => parts[0], parts => parts[1..], StringComparer.OrdinalIgnoreCase);

    /// <summary>All words, in no order.</summary>
    public static IEnumerable<string> Words => Pronunciations.Keys;

    /// <summary>The phonemes of a word, stress digits on the vowels.</summary>
    /// <exception cref="ArgumentException">The word is not in the lexicon.</exception>
    public static IReadOnlyList<string> Get(string word) => Pronunciations.TryGetValue(word, out string[]? phonemes)
        ? phonemes
        : throw new ArgumentException($"The formant voice has no pronunciation for '{word}'.", nameof(word));
}
