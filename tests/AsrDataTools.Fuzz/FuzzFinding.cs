namespace AsrDataTools.Fuzz;

/// <summary>A parser answered an input in a way that its documentation does not allow.</summary>
public sealed class FuzzFinding : Exception
{
    public FuzzFinding(string message)
        : base(message)
    {
    }

    public FuzzFinding(string message, Exception cause)
        : base(message, cause)
    {
    }
}
