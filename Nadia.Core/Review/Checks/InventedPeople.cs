using System.Globalization;

namespace Nadia.Core.Review.Checks;

/// <summary>The customers of checks: common first names, and ids that look like Telegram's. A real customer of the same id takes it over (a trigger of the database).</summary>
internal static class InventedPeople
{
    private const long FirstId = 2_200_000_000;
    private const int Ids = 2_000_000_000;

    private static readonly string[] English =
    [
        "Emma", "Liam", "Olivia", "Noah", "Grace", "Oliver", "Chloe", "James", "Hannah", "Daniel", "Sophie", "Ryan", "Ella", "Adam", "Lucy", "Tom",
        "Megan", "Ben", "Alice", "Jack", "Rachel", "Sam", "Julia", "Mark",
    ];

    private static readonly string[] Spanish =
    [
        "Lucía", "Mateo", "Valentina", "Diego", "Camila", "Javier", "Sofía", "Andrés", "Paula", "Carlos", "Elena", "Luis", "Carmen", "Pablo", "Laura",
        "Sergio", "Ana", "Miguel", "Irene", "Raúl", "Marta", "Álvaro", "Nuria", "Hugo",
    ];

    public static string Name(string language, Guid random) => language == "es" ? Spanish[CheckPace.Pick(random, Spanish.Length)] : English[CheckPace.Pick(random, English.Length)];

    public static string UserId(Guid random) => (FirstId + CheckPace.Pick(random, Ids)).ToString(CultureInfo.InvariantCulture);
}
