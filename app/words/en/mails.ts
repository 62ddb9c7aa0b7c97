/** What mails say, and a letter that follows another. */
export const mails = {
  mail: {
    hello: 'Dear {{name}},',
    helloAll: 'Hello,',
    leads: '{{name}}, for the leads',
    reply: 'Reply to this mail if you have a question.',
    asksThat: 'It asks that:',
    to: 'To {{addressees}}.',
    link: 'If the button does not work, open this address:',
    stop: 'Stop all mail from this coalition',
    keeps: 'We keep your name and address to ask about letters like this one.',
    keepsSigner: 'We keep what you gave us to print this letter and to write to you about it.',
    whyAsked: 'You get this because {{organization}} is on {{coalition}}’s list, with you as its contact.',
    whyBefore:
      'You get this because {{organization}} signed our letter of {{date}}, with you as its contact.',
    whySigned: 'You get this because you signed for {{organization}}.',
    whyEntered: 'You get this because someone entered your address on the page of this letter.',
    whyColleague: 'You get this because {{name}} lets you manage their signature.',
    whyShared: 'You get this because you can manage the signature of {{organization}}.',
    whyForwarded: 'You get this because {{name}} gave us your address as that of whoever decides.',
    ignore: 'If it was not you, do nothing: nothing is signed.',
    until: 'The link works until {{when}}.',
  },

  confirmationMail: {
    subject: 'Confirm that {{organization}} signs',
    body: 'You entered {{organization}} on the page of this letter. It signs when you confirm it.',
    button: 'Read it and confirm',
    says: 'The page shows the exact text and asks you once more: tick the box and press the button.',
    version: 'Text: version {{version}} of {{date}}, fingerprint {{hash}}.',
  },

  receiptMail: {
    subject: '{{organization}} has signed: your copy',
    subjectHeld: '{{organization}}: the leads look at it first',
    bodyHeld:
      'We have the signature of {{organization}} under the text below, word for word. It does not count yet. This mail is your copy.',
    body: '{{organization}} has signed the text below, word for word. This mail is your copy.',
    held: 'The leads look at the name before it counts, and write to you.',
    printed: 'Will be printed as',
    signedBy: 'Signed by',
    button: 'Your page for this signature',
    says: 'There you can correct the name, let a colleague manage it too, or withdraw. The link is yours: don’t pass it on.',
    deadline: 'Signing closes on {{deadline}}. The day is attached for your calendar.',
    textFollows: 'The text you signed',
  },

  invitationMail: {
    subject: 'Will {{organization}} sign by {{day}}? {{topic}}',
    question_one:
      'Will {{organization}} sign this letter? {{count, number}} organization has. It closes on {{deadline}}.',
    question_other:
      'Will {{organization}} sign this letter? {{count, number}} organizations have. It closes on {{deadline}}.',
    questionFirst: 'Will {{organization}} sign this letter? It closes on {{deadline}}.',
    button: 'Read it and answer for {{organization}}',
    says: 'The link is yours. It opens the exact text with your details filled in. You can sign, say that you are considering it, forward it to whoever decides, or decline. Nothing happens until you press a button there.',
  },

  reminderMail: {
    subject: '{{organization}}: the letter closes on {{day}}',
    body_one:
      'Signing closes on {{deadline}}. {{count, number}} organization has signed. Will {{organization}}?',
    body_other:
      'Signing closes on {{deadline}}. {{count, number}} organizations have signed. Will {{organization}}?',
    bodyFirst: 'Signing closes on {{deadline}}. Will {{organization}} sign?',
    button: 'Answer for {{organization}}',
    says: 'If you decline or say when you decide, we don’t remind you again before then.',
  },

  rejectedMail: {
    subject: 'The signature of {{organization}}',
    body: 'You signed “{{title}}” for {{organization}}. The leads did not accept this signature, and it does not print.',
    reason: 'Why',
    says: 'Reply to this mail if you think that is wrong.',
  },

  linkMail: {
    subject: 'Your link to the letter',
    body: 'Here is a fresh link to this letter.',
    button: 'Open your page',
    says: 'The link is yours: don’t pass it on.',
    why: 'You get this because someone asked for a link with your address. If it was not you, do nothing.',
  },

  withdrawnMail: {
    subject: '{{organization}} has withdrawn',
    body: '{{organization}} was withdrawn from this letter on {{when}}.',
    before: 'The name is off the list. Whoever saw the list before may have seen the name.',
    frozen: 'The letter was frozen with the name on it. A new edition is made without it.',
    delivered:
      'The letter had been delivered and cannot be called back. A dated note on its page says that {{organization}} withdrew.',
    notYou: 'If it was not you or a colleague you let in, reply to this mail.',
    read: 'Read the letter',
  },

  colleagueMail: {
    subject: '{{name}} shares the signature of {{organization}} with you',
    body: '{{name}} signed this letter for {{organization}} and lets you manage the signature too.',
    button: 'Open the signature',
    says: 'You can correct the name or withdraw. The link is yours: don’t pass it on.',
  },

  forwardMail: {
    says: 'The link is yours. It opens the exact text. You can sign, say that you are considering it, forward it, or decline. Nothing happens until you press a button there.',
    subject: '{{name}} asks: will {{organization}} sign by {{day}}?',
    body: '{{name}} forwards you this letter, because you decide for {{organization}}. It closes on {{deadline}}.',
    button: 'Read it and answer for {{organization}}',
  },

  copyMail: {
    subject: 'Delivered: the letter {{organization}} signed',
    body_one: 'The letter was delivered to {{addressees}} on {{date}}, with {{count, number}} name.',
    body_other: 'The letter was delivered to {{addressees}} on {{date}}, with {{count, number}} names.',
    attached: 'The final copy is attached. The code at its foot lets anyone check it.',
    button: 'Read the letter',
    next: 'We write again when an office answers. You choose that on your page: the link is in your receipt.',
  },

  deliveryMail: {
    subject_one: 'Letter from {{count, number}} organization: {{title}}',
    subject_other: 'Letter from {{count, number}} organizations: {{title}}',
    subjectPeople_one: 'Letter from {{count, number}} person: {{title}}',
    subjectPeople_other: 'Letter from {{count, number}} people: {{title}}',
    dear: 'Dear {{name}}:',
    office: 'To the {{office}}:',
    body: 'Attached is a letter to you, dated {{date}} and signed by {{signed}}.',
    copy: 'Attached, for your information, is a copy of a letter to {{addressees}}, dated {{date}} and signed by {{signed}}.',
    asks: 'The letter asks:',
    attached: 'The attached PDF is the letter itself, with everyone who signed it.',
    asksAnswer: 'We ask for an answer in writing.',
    contacts: 'Questions about the letter go to:',
    forAll: 'For all who signed,',
    check: 'This is edition {{number}}, code {{code}}. Anyone can check a copy at',
    record: 'For whoever checks it later (SHA-256): text {{text}}; record before this mail {{record}}.',
  },

  answerMail: {
    subject: '{{office}}: what came back to our letter',
    acknowledgement: '{{office}}, {{date}}: an acknowledgement of the letter. That is not yet an answer.',
    interim: '{{office}}, {{date}}: an interim answer to the letter.',
    substantive: '{{office}}, {{date}}: an answer to the letter.',
    refusal: '{{office}}, {{date}}: a refusal of what the letter asks.',
    referral: '{{office}}, {{date}}: the letter was passed on to another office.',
    meeting: '{{office}}, {{date}}: a meeting about the letter.',
    says: 'What it means for each ask stands on the page of the letter.',
  },

  followUp: {
    title: 'Second letter: {{title}}',
    citesYou:
      'On {{date}}, {{who}} wrote to you: “{{title}}” (edition {{edition}}, code {{code}}). We write again, because what follows is still open.',
    citesThem:
      'On {{date}}, {{who}} wrote to {{addressees}}: “{{title}}” (edition {{edition}}, code {{code}}). We write to you now, because what follows is still open.',
    citesNobody:
      'On {{date}}, {{who}} signed the letter “{{title}}” (edition {{edition}}, code {{code}}). We write to you, because what follows is still open.',
    organizations_one: '{{count, number}} organization',
    organizations_other: '{{count, number}} organizations',
    signatories_one: '{{count, number}} signatory',
    signatories_other: '{{count, number}} signatories',
    asks: 'We ask again:',
  },
}
