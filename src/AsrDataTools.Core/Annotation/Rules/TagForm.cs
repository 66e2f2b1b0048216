using System.Text;

namespace AsrDataTools.Annotation.Rules;

/// <summary>What two spellings of one tag have in common.</summary>
internal static class TagForm
{
    /// <summary>Kinds whose labels are from a list, rather than words, names or languages.</summary>
    public static bool IsVocabulary(AnnotationKind kind) => kind is AnnotationKind.Event or AnnotationKind.Intent or AnnotationKind.Sentiment or AnnotationKind.Entity or AnnotationKind.Topic;

    /// <summary>
    /// The label in small letters without blanks, hyphens and the like, nor the s of a plural; that it stands in brackets remains, whichever, since a
    /// mark in text is no label of a tier.
    /// </summary>
    public static string Key(string label)
    {
        StringBuilder key = new(label.Length);
        foreach (char c in label.Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c)) key.Append(char.ToLowerInvariant(c));
            else if (key.Length == 0 && c is '[' or '<') key.Append('[');
        }

        if (key.Length > 3 && key[^1] == 's' && key[^2] != 's') key.Length--;
        return key.Length == 0 ? label : key.ToString();
    }

    /// <summary>Whether one letter more, less or other makes one of the other.</summary>
    public static bool DifferByOne(string left, string right)
    {
        if (left.Length > right.Length) (left, right) = (right, left);
        if (right.Length - left.Length > 1) return false;
        int same = left.AsSpan().CommonPrefixLength(right);
        return left.AsSpan(left.Length == right.Length ? Math.Min(same + 1, left.Length) : same).SequenceEqual(right.AsSpan(Math.Min(same + 1, right.Length)));
    }
}
