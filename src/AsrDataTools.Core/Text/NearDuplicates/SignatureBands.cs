namespace AsrDataTools.Text;

/// <summary>
/// How a signature is cut into bands: two sentences are candidates when they agree in all rows of any band, which sets of similarity s do
/// with probability 1 − (1 − s^rows)^bands (Indyk and Motwani 1998).
/// </summary>
/// <param name="Bands">Number of bands.</param>
/// <param name="Rows">Rows of each.</param>
internal readonly record struct SignatureBands(int Bands, int Rows)
{
    private const int MostHashes = 128;
    private const double WantedRecall = 0.998;

    /// <summary>The bands with the most rows, so the fewest false candidates, that find a pair of just the threshold with probability 0.998.</summary>
    public static SignatureBands For(double threshold)
    {
        for (int rows = 12; rows > 1; rows--)
        {
            for (int bands = 1; bands * rows <= MostHashes; bands++)
            {
                if (Probability(threshold, bands, rows) >= WantedRecall) return new(bands, rows);
            }
        }

        return new(MostHashes, 1);
    }

    /// <summary>Probability that a pair of the given similarity is a candidate.</summary>
    public static double Probability(double similarity, int bands, int rows) => 1 - Math.Pow(1 - Math.Pow(similarity, rows), bands);
}
