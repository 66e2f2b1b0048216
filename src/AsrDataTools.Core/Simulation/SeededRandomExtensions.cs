using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>What simulation wants of a reproducible stream of random numbers beyond the numbers themselves.</summary>
public static class SeededRandomExtensions
{
    extension(SeededRandom random)
    {
        /// <summary>
        /// A stream of its own for one named part of a larger work, so that parts can be made in any order or at once; the
        /// name is hashed by FNV-1a.
        /// </summary>
        public static SeededRandom For(long seed, string name)
        {
            ulong hash = 14695981039346656037;
            foreach (char character in name) hash = (hash ^ character) * 1099511628211;
            return new(seed, (long)hash);
        }

        /// <summary>Uniform over low ≤ x &lt; high.</summary>
        public double Between(double low, double high) => low + (high - low) * random.NextDouble();

        /// <summary>One of the items, each as likely.</summary>
        public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

        /// <summary>Fills with standard normal numbers: Box and Muller's two of each pair, where NextNormal uses one.</summary>
        public void FillNormal(Span<float> numbers)
        {
            for (int i = 0; i < numbers.Length; i += 2)
            {
                double radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
                (double sine, double cosine) = Math.SinCos(2 * Math.PI * random.NextDouble());
                numbers[i] = (float)(radius * cosine);
                if (i + 1 < numbers.Length) numbers[i + 1] = (float)(radius * sine);
            }
        }
    }
}
