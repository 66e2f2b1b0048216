namespace AsrDataTools.Annotation.Depth;

/// <summary>Which of two answers decides: Fail, else Unknown, else Warn, else Pass.</summary>
internal static class DepthVerdict
{
    public static Verdict Worse(Verdict one, Verdict other) => Gravity(one) >= Gravity(other) ? one : other;

    private static int Gravity(Verdict verdict) => verdict switch
    {
        Verdict.Fail => 3,
        Verdict.Unknown => 2,
        Verdict.Warn => 1,
        _ => 0,
    };
}
