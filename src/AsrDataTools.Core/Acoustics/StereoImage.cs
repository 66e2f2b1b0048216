namespace AsrDataTools.Acoustics;

/// <summary>How two channels of one recording relate, in one pass.</summary>
public sealed class StereoImage
{
    private long _count;
    private double _left;
    private double _right;
    private double _leftSquares;
    private double _rightSquares;
    private double _products;
    private bool _differs;

    /// <summary>True when samples came and all were the same in both channels.</summary>
    public bool IsDualMono => _count > 0 && !_differs;

    /// <summary>Pearson correlation of the two channels, -1…1; null when one of them is constant or empty.</summary>
    public double? Correlation
    {
        get
        {
            if (_count == 0)
                return null;
            double left = _leftSquares - (_left * _left / _count);
            double right = _rightSquares - (_right * _right / _count);
            double scale = Math.Sqrt(left * right);
            if (!(left > 1e-12 * _leftSquares && right > 1e-12 * _rightSquares && scale > 0))
                return null;
            return IsDualMono ? 1 : Math.Clamp((_products - (_left * _right / _count)) / scale, -1, 1);
        }
    }

    /// <summary>Adds exact samples; both spans have the same length.</summary>
    public void Add(ReadOnlySpan<short> left, ReadOnlySpan<short> right)
    {
        Begin(left.Length, right.Length);
        _differs |= !left.SequenceEqual(right);
        long sumLeft = 0, sumRight = 0, squaresLeft = 0, squaresRight = 0, products = 0;
        for (int i = 0; i < left.Length; i++)
        {
            int l = left[i], r = right[i];
            sumLeft += l;
            sumRight += r;
            squaresLeft += l * l;
            squaresRight += r * r;
            products += l * r;
        }

        Accumulate(sumLeft, sumRight, squaresLeft, squaresRight, products);
    }

    /// <summary>Adds finite samples; both spans have the same length.</summary>
    public void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Begin(left.Length, right.Length);
        _differs |= !left.SequenceEqual(right);
        double sumLeft = 0, sumRight = 0, squaresLeft = 0, squaresRight = 0, products = 0;
        for (int i = 0; i < left.Length; i++)
        {
            double l = left[i], r = right[i];
            sumLeft += l;
            sumRight += r;
            squaresLeft += l * l;
            squaresRight += r * r;
            products += l * r;
        }

        Accumulate(sumLeft, sumRight, squaresLeft, squaresRight, products);
    }

    /// <summary>Forgets all samples.</summary>
    public void Reset()
    {
        _count = 0;
        _left = _right = _leftSquares = _rightSquares = _products = 0;
        _differs = false;
    }

    private void Begin(int left, int right)
    {
        if (left != right)
            throw new ArgumentException("Both channels must bring the same number of samples.");
        _count += left;
    }

    private void Accumulate(double left, double right, double leftSquares, double rightSquares, double products)
    {
        _left += left;
        _right += right;
        _leftSquares += leftSquares;
        _rightSquares += rightSquares;
        _products += products;
    }
}
