using AsrDataTools.Annotation;

namespace AsrDataTools.Readiness;

/// <summary>How much of a purchase is there once only, in hours of audio and of speech.</summary>
internal sealed class SpeechSupply
{
    private readonly (double Unique, double Speech)[] _own;
    private readonly OfferedUtterance[] _dependent;

    public SpeechSupply(IReadOnlyList<OfferedSource> sources)
    {
        _own = new (double, double)[sources.Count];
        List<OfferedUtterance> dependent = [];
        foreach (OfferedUtterance utterance in sources.Skip(1).SelectMany(source => source.Utterances))
        {
            if (utterance.DependsOnOthers) dependent.Add(utterance);
            else Add(ref _own[utterance.Source], utterance, source => source == 0 || source == utterance.Source);
        }

        _dependent = [.. dependent];
        HasSpeech = sources.Skip(1).SelectMany(source => source.Utterances).All(utterance => utterance.Speech is not null);
    }

    /// <summary>Whether speech was looked for in all that is offered.</summary>
    public bool HasSpeech { get; }

    /// <returns>Seconds of audio that the purchase adds, and of these such as somebody speaks in.</returns>
    public (double Unique, double Speech) Of(DeliveryChoice choice)
    {
        (double Unique, double Speech) sum = default;
        foreach (int source in choice.Sources) sum = (sum.Unique + _own[source].Unique, sum.Speech + _own[source].Speech);
        foreach (OfferedUtterance utterance in _dependent.Where(utterance => choice.Has(utterance.Source))) Add(ref sum, utterance, choice.Has);
        return sum;
    }

    private static void Add(ref (double Unique, double Speech) sum, OfferedUtterance utterance, Func<int, bool> isAtHand)
    {
        TimeSet rest = utterance.Without(isAtHand);
        sum = (sum.Unique + rest.Length, sum.Speech + (utterance.Speech is { } speech ? speech.And(rest).Length : 0));
    }
}
