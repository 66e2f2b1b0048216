using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Words;

public sealed class SequenceAlignerTests
{
    public static TheoryData<AlignmentConvention> Conventions => [AlignmentConvention.Nist, AlignmentConvention.Minimum];

    [Theory]
    [MemberData(nameof(Conventions))]
    public void EqualsTheDefinitionStepByStep(AlignmentConvention convention)
    {
        SeededRandom random = new(1);
        SequenceAligner aligner = new(convention);
        for (int trial = 0; trial < 3000; trial++)
        {
            int vocabulary = 1 + random.Next(trial % 3 == 0 ? 3 : 40);
            int[] reference = Sequence(random, random.Next(trial % 50 == 0 ? 400 : 30), vocabulary);
            int[] hypothesis = trial % 2 == 0 ? Sequence(random, random.Next(30), vocabulary) : Disturbed(random, reference, vocabulary);

            aligner.Align(reference, hypothesis, vocabulary);

            Assert.Equal(PlainAlignment.Steps(reference, hypothesis, convention), aligner.Steps.ToArray());
        }
    }

    /// <summary>So long that the trace is not kept whole: blocks are worked out again on the way back.</summary>
    [Theory]
    [MemberData(nameof(Conventions))]
    public void EqualsTheDefinitionInBlocks(AlignmentConvention convention)
    {
        SeededRandom random = new(2);
        SequenceAligner aligner = new(convention, mostTraceWords: 2000);
        foreach (int length in (int[])[63, 64, 65, 128, 500, 1000])
        {
            int[] reference = Sequence(random, length, 50);
            int[] hypothesis = Disturbed(random, reference, 50);

            aligner.Align(reference, hypothesis, 50);

            Assert.Equal(PlainAlignment.Steps(reference, hypothesis, convention), aligner.Steps.ToArray());
        }
    }

    /// <summary>From a band so narrow that it has to be widened; long ones are cut short or shifted, so that the way runs far from the diagonal.</summary>
    [Theory]
    [MemberData(nameof(Conventions))]
    public void EqualsTheDefinitionInBands(AlignmentConvention convention)
    {
        SeededRandom random = new(4);
        for (int trial = 0; trial < 300; trial++)
        {
            SequenceAligner aligner = new(convention, mostTraceWords: 1 + random.Next(3000), firstReach: 1 + random.Next(40));
            int[] reference = Sequence(random, random.Next(500), 4 + random.Next(60));
            int[] hypothesis = Disturbed(random, reference, 4);
            if (trial % 3 == 0) hypothesis = hypothesis[(hypothesis.Length / 3)..];
            if (trial % 5 == 0) hypothesis = [.. Sequence(random, random.Next(200), 64), .. hypothesis];

            aligner.Align(reference, hypothesis, 64);

            Assert.Equal(PlainAlignment.Steps(reference, hypothesis, convention), aligner.Steps.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Conventions))]
    public void NothingAgainstSomething(AlignmentConvention convention)
    {
        SequenceAligner aligner = new(convention);

        Assert.Equal(new WordCounts(0, 0, 3, 0), aligner.Align([0, 1, 2], [], 3));
        Assert.Equal(new WordCounts(0, 0, 0, 2), aligner.Align([], [0, 1], 3));
        Assert.Equal(default, aligner.Align([], [], 3));
    }

    [Theory]
    [MemberData(nameof(Conventions))]
    public void TheLatticeAlignerAgrees(AlignmentConvention convention)
    {
        SeededRandom random = new(3);
        SequenceAligner sequences = new(convention);
        LatticeAligner lattices = new(convention, static (_, _) => false);
        for (int trial = 0; trial < 500; trial++)
        {
            int[] reference = Sequence(random, random.Next(25), 5);
            int[] hypothesis = Disturbed(random, reference, 5);

            sequences.Align(reference, hypothesis, 5);
            List<AlignedIds> path = lattices.Align(WordLattice.OfSequence(reference), WordLattice.OfSequence(hypothesis));

            Assert.Equal(sequences.Steps.ToArray(), path.Select(step => step.Kind));
        }
    }

    private static int[] Sequence(SeededRandom random, int length, int vocabulary) =>
        [.. Enumerable.Range(0, length).Select(_ => random.Next(vocabulary))];

    private static int[] Disturbed(SeededRandom random, int[] words, int vocabulary)
    {
        List<int> result = [];
        foreach (int word in words)
        {
            switch (random.Next(10))
            {
                case 0: break;
                case 1: result.Add(random.Next(vocabulary)); break;
                case 2: result.AddRange([word, random.Next(vocabulary)]); break;
                default: result.Add(word); break;
            }
        }

        return [.. result];
    }
}
