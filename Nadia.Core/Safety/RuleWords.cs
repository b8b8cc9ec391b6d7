using Nadia.Core.Common;

namespace Nadia.Core.Safety;

/// <summary>The rules are stored, and may be rewritten; a sentence that still reads as it shipped is said in its reader's language.</summary>
public static class RuleWords
{
    /// <param name="why">A rule's or a finding's own words.</param>
    public static string Say(string why) => Words.Language == Words.English ? why : OfReply(why) ?? OfEither(why) ?? why;

    /// <param name="category">What kind of thing a rule finds.</param>
    public static string Category(string category) => category switch
    {
        RuleCategories.Crisis => Words.Of("crisis"),
        RuleCategories.Minors => Words.Of("minors"),
        RuleCategories.Harassment => Words.Of("harassment"),
        RuleCategories.Payment => Words.Of("payment data"),
        RuleCategories.Contact => Words.Of("contact data"),
        RuleCategories.Links => Words.Of("links"),
        RuleCategories.Promises => Words.Of("promises"),
        RuleCategories.Advice => Words.Of("professional advice"),
        RuleCategories.Pressure => Words.Of("pressure"),
        RuleCategories.Automation => Words.Of("being automated"),
        RuleCategories.Artefacts => Words.Of("model artefacts"),
        RuleCategories.Injection => Words.Of("instructions to the model"),
        _ => category,
    };

    private static string? OfReply(string english) => english switch
    {
        "A phrase that only a model writes." => Words.Of("A phrase that only a model writes."),
        "A trace of the machinery: a placeholder, a tag or raw JSON." => Words.Of("A trace of the machinery: a placeholder, a tag or raw JSON."),
        "Asks for a password or a one-time code." => Words.Of("Asks for a password or a one-time code."),
        "Asks for the model's own instructions: the draft must not tell them." => Words.Of("Asks for the model's own instructions: the draft must not tell them."),
        "Asks the customer to keep a secret." => Words.Of("Asks the customer to keep a secret."),
        "Asks whether a person or a machine answers: the reply must be truthful." => Words.Of("Asks whether a person or a machine answers: the reply must be truthful."),
        "Denies being automated. The customer has a right to the truth." => Words.Of("Denies being automated. The customer has a right to the truth."),
        "Gives away a phone number." => Words.Of("Gives away a phone number."),
        "Gives away a street address." => Words.Of("Gives away a street address."),
        "Gives away an e-mail address." => Words.Of("Gives away an e-mail address."),
        "Guarantees something." => Words.Of("Guarantees something."),
        "Holds a link: make sure it is yours and works." => Words.Of("Holds a link: make sure it is yours and works."),
        "Holds what looks like a bank account number (IBAN)." => Words.Of("Holds what looks like a bank account number (IBAN)."),
        "Holds what looks like a payment card number." => Words.Of("Holds what looks like a payment card number."),
        "Hurries the customer." => Words.Of("Hurries the customer."),
        "Imitates the marks by which a model is steered: read the draft with care." => Words.Of("Imitates the marks by which a model is steered: read the draft with care."),
        "Insults the customer." => Words.Of("Insults the customer."),
        "Makes a promise that somebody must keep." => Words.Of("Makes a promise that somebody must keep."),
        "Makes the customer feel guilty or afraid." => Words.Of("Makes the customer feel guilty or afraid."),
        "Promises a date: check that it is so." => Words.Of("Promises a date: check that it is so."),
        "Promises money back: check that it is so." => Words.Of("Promises money back: check that it is so."),
        "Reads as financial advice." => Words.Of("Reads as financial advice."),
        "Reads as legal advice." => Words.Of("Reads as legal advice."),
        "Reads as medical advice." => Words.Of("Reads as medical advice."),
        "Sounds more certain than anybody can be." => Words.Of("Sounds more certain than anybody can be."),
        "Speaks of card or bank secrets, which never belong in a chat." => Words.Of("Speaks of card or bank secrets, which never belong in a chat."),
        "Speaks of its own instructions." => Words.Of("Speaks of its own instructions."),
        "Tells the customer to harm themselves." => Words.Of("Tells the customer to harm themselves."),
        _ => null,
    };

    private static string? OfEither(string english) => english switch
    {
        "The customer is abusive or very angry: keep calm." => Words.Of("The customer is abusive or very angry: keep calm."),
        "The customer may be in danger. Answer in person, gently, and name a local emergency line." => Words.Of("The customer may be in danger. Answer in person, gently, and name a local emergency line."),
        "The customer may be suffering violence: answer in person." => Words.Of("The customer may be suffering violence: answer in person."),
        "The customer seems to be under age." => Words.Of("The customer seems to be under age."),
        "The customer sounds desperate: answer this one soon and in person." => Words.Of("The customer sounds desperate: answer this one soon and in person."),
        "The customer speaks of lawyers or the police." => Words.Of("The customer speaks of lawyers or the police."),
        "Threatens somebody." => Words.Of("Threatens somebody."),
        "Tries to give orders to the model: read the draft with care." => Words.Of("Tries to give orders to the model: read the draft with care."),
        "Tries to make the model play a part: read the draft with care." => Words.Of("Tries to make the model play a part: read the draft with care."),
        "Under-age people are the subject." => Words.Of("Under-age people are the subject."),
        _ => null,
    };
}
