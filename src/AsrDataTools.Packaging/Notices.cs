using System.Globalization;

namespace AsrDataTools.Packaging;

/// <summary>The notices that the licenses of the packages ask for, as one text: what is whose, and every license in full.</summary>
public static class Notices
{
    private static readonly string Rule = new('-', 100);

    public static string Text(Product product)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        text.Write($"{product.Name} {product.Version} is under the license in the file LICENSE. It holds files of the packages below, each under its own license.\n");
        text.Write("The texts are those that the packages carry; where one carries none, the license that it names stands at the end.\n\n");
        int width = product.Packages.Max(package => package.Id.Length + package.Version.Length) + 3;
        foreach (PackageFacts package in product.Packages)
        {
            text.Write($"{$"{package.Id} {package.Version}".PadRight(width)}{package.License(product.Texts).Expression}\n");
        }

        Dictionary<string, string> said = new(StringComparer.Ordinal);
        SortedSet<string> atTheEnd = new(StringComparer.Ordinal);
        foreach (PackageFacts package in product.Packages) Add(text, package, product.Texts, said, atTheEnd);
        foreach (string identifier in atTheEnd) text.Write($"\n{Rule}\nThe license {identifier}\n\n{product.Texts[identifier]}\n");
        return text.ToString();
    }

    private static void Add(StringWriter text, PackageFacts package, LicenseTexts texts, Dictionary<string, string> said, SortedSet<string> atTheEnd)
    {
        text.Write($"\n{Rule}\n{package.Id} {package.Version}\n{package.Copyright}\n");
        if ((package.Repository ?? package.Project) is string page) text.Write($"{page}\n");
        string expression = package.License(texts).Expression;
        IReadOnlyList<string> chosen = LicenseExpression.Choose(expression, texts.Has);
        string used = string.Join(" AND ", chosen);
        text.Write($"License: {expression}{(used == expression ? "" : $", used under {used}")}\n");
        if (!package.Texts.Any(one => one.Name.StartsWith("licen", StringComparison.OrdinalIgnoreCase))) atTheEnd.UnionWith(chosen);
        foreach (RightsText one in package.Texts)
        {
            // Packages of one maker carry the same long notices; once is enough.
            if (said.TryAdd(one.Text, $"{package.Id} {package.Version}")) text.Write($"\n{one.Name}:\n\n{one.Text}\n");
            else text.Write($"\n{one.Name}: the same as that of {said[one.Text]}.\n");
        }
    }
}
