export const en = {
  whose: "Whose face does it show?",
  own: "My own",
  ask: "Show the face of another adult",
  askText:
    "Only of an adult who agrees on a page of their own. Make a link, and give it to that one person. They are " +
    "paid as you are, and can withdraw what shows them.",
  name: "Who is it?",
  nameText: "In words by which you know them here. Nobody else reads them.",
  mine: "What does this person call you?",
  mineText: "The link says whom it is from. It is forgotten when they agree.",
  make: "Make the link",
  link: "The link",
  linkText: "It is shown only now, is for one person, and can be used until {time}.",
  here: "Open it on this device",
  waits: "{name} has not agreed yet; the link can be used until {time}.",
  over: "{name} did not agree in time.",
  back: "Call the link back",
  backOf: "Call the link for {name} back",
  end: "Show {name} no more",
  agreed: "{name} agreed.",
};

export type WhoseFaceMessages = Record<keyof typeof en, string>;
