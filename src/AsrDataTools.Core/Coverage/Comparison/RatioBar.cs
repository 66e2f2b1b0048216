namespace AsrDataTools.Coverage;

/// <summary>Draws a coverage ratio with its interval as text: 1/8 at the left, 1 in the middle, 8 at the right, three characters an octave.</summary>
public static class RatioBar
{
    /// <summary>The heading that fits above.</summary>
    public const string Scale = "⅛··¼··½··1··2··4··8";

    private const int Octave = 3;
    private const int Middle = 9;

    /// <summary>At most 19 characters: <c>├</c> and <c>┤</c> at the ends of the interval, <c>●</c> at the ratio, <c>│</c> at 1; arrows where they lie beyond.</summary>
    public static string Draw(double? ratio, double? low, double? high)
    {
        if (ratio is null) return "";
        char[] bar = [.. Enumerable.Repeat(' ', 2 * Middle + 1)];
        bar[Middle] = '│';
        if (low is not null && high is not null)
        {
            int from = Place(low.Value);
            int to = Place(high.Value);
            for (int i = from; i <= to; i++) bar[i] = '─';
            bar[from] = low * 8 < 1 ? '◄' : '├';
            bar[to] = high > 8 ? '►' : '┤';
        }

        bar[Place(ratio.Value)] = ratio == 0 ? '○' : '●';
        return new string(bar).TrimEnd();
    }

    private static int Place(double ratio) =>
        ratio <= 0 ? 0 : Math.Clamp((int)Math.Round(Middle + Octave * Math.Log2(ratio)), 0, 2 * Middle);
}
