/** What mails say, and a letter that follows another. */
export const mails = {
  mail: {
    hello: 'Hola, {{name}}:',
    helloAll: 'Hola:',
    leads: '{{name}}, por las organizaciones coordinadoras',
    reply: 'Responda a este correo si tiene una pregunta.',
    asksThat: 'Pide lo siguiente:',
    to: 'Dirigida a: {{addressees}}.',
    link: 'Si el botón no funciona, abra esta dirección:',
    stop: 'No recibir más correo de esta coalición',
    keeps: 'Guardamos su nombre y su dirección para preguntarle por cartas como esta.',
    keepsSigner: 'Guardamos lo que usted nos dio para imprimir esta carta y escribirle sobre ella.',
    whyAsked:
      'Recibe este correo porque {{organization}} está en la lista de {{coalition}}, con usted como contacto.',
    whyBefore:
      'Recibe este correo porque {{organization}} firmó nuestra carta del {{date}}, con usted como contacto.',
    whySigned: 'Recibe este correo porque firmó por {{organization}}.',
    whyEntered: 'Recibe este correo porque alguien escribió su dirección en la página de esta carta.',
    whyColleague: 'Recibe este correo porque {{name}} permite que usted administre su firma.',
    whyShared: 'Recibe este correo porque usted puede administrar la firma de {{organization}}.',
    whyForwarded: 'Recibe este correo porque {{name}} nos dio su dirección como la de quien decide.',
    ignore: 'Si no fue usted, no haga nada: nada queda firmado.',
    until: 'El enlace funciona hasta el {{when}}.',
  },

  confirmationMail: {
    subject: 'Confirme que {{organization}} firma',
    body: 'Usted escribió {{organization}} en la página de esta carta. Firma cuando usted lo confirme.',
    button: 'Leerla y confirmar',
    says: 'La página muestra el texto exacto y le pregunta una vez más: marque la casilla y presione el botón.',
    version: 'Texto: versión {{version}} del {{date}}, identificador {{hash}}.',
  },

  receiptMail: {
    subject: '{{organization}} ha firmado: su copia',
    subjectHeld: '{{organization}}: su firma está en revisión',
    bodyHeld:
      'Tenemos la firma de {{organization}} para el texto de abajo, palabra por palabra. Todavía no cuenta. Este correo es su copia.',
    body: '{{organization}} respalda el texto de abajo, palabra por palabra. Este correo es su copia.',
    held: 'Las organizaciones coordinadoras revisan el nombre antes de que cuente, y le escribirán.',
    printed: 'Se imprimirá como',
    signedBy: 'Firmado por',
    button: 'Su página para esta firma',
    says: 'Allí puede corregir el nombre, permitir que otra persona también la administre, o retirarse. El enlace es solo para usted: no lo comparta.',
    deadline: 'El plazo para firmar termina el {{deadline}}. La fecha va adjunta para su calendario.',
    textFollows: 'El texto que firmó',
  },

  invitationMail: {
    subject: '¿Firmará {{organization}} a más tardar el {{day}}? {{topic}}',
    question_one:
      '¿Firmará {{organization}} esta carta? {{count, number}} organización ya lo hizo. El plazo termina el {{deadline}}.',
    question_many:
      '¿Firmará {{organization}} esta carta? {{count, number}} de organizaciones ya lo hicieron. El plazo termina el {{deadline}}.',
    question_other:
      '¿Firmará {{organization}} esta carta? {{count, number}} organizaciones ya lo hicieron. El plazo termina el {{deadline}}.',
    questionFirst: '¿Firmará {{organization}} esta carta? El plazo termina el {{deadline}}.',
    button: 'Leerla y responder por {{organization}}',
    says: 'El enlace es solo para usted. Abre el texto exacto con sus datos ya escritos. Puede firmar, decir que lo están considerando, enviarla a quien decide o no firmar. Nada ocurre hasta que usted presione un botón allí.',
  },

  reminderMail: {
    subject: '{{organization}}: la carta se cierra el {{day}}',
    body_one:
      'El plazo para firmar termina el {{deadline}}. {{count, number}} organización ha firmado. ¿Firmará {{organization}}?',
    body_many:
      'El plazo para firmar termina el {{deadline}}. {{count, number}} de organizaciones han firmado. ¿Firmará {{organization}}?',
    body_other:
      'El plazo para firmar termina el {{deadline}}. {{count, number}} organizaciones han firmado. ¿Firmará {{organization}}?',
    bodyFirst: 'El plazo para firmar termina el {{deadline}}. ¿Firmará {{organization}}?',
    button: 'Responder por {{organization}}',
    says: 'Si nos avisa que no firmarán, o cuándo decidirán, no le enviaremos más recordatorios antes de esa fecha.',
  },

  rejectedMail: {
    subject: 'La firma de {{organization}}',
    body: 'Usted firmó «{{title}}» en nombre de {{organization}}. Las organizaciones coordinadoras no aceptaron esta firma y no aparecerá en la carta.',
    reason: 'Motivo',
    says: 'Responda a este correo si cree que es un error.',
  },

  linkMail: {
    subject: 'Su enlace a la carta',
    body: 'Aquí tiene un enlace nuevo a esta carta.',
    button: 'Abrir su página',
    says: 'El enlace es solo para usted: no lo comparta.',
    why: 'Recibe este correo porque alguien pidió un enlace con su dirección. Si no fue usted, no haga nada.',
  },

  withdrawnMail: {
    subject: '{{organization}} se ha retirado',
    body: '{{organization}} se retiró de esta carta el {{when}}.',
    before: 'El nombre ya no está en la lista. Quien vio la lista antes puede haber visto el nombre.',
    frozen: 'La carta ya era definitiva y llevaba el nombre. Se hace una edición nueva sin él.',
    delivered:
      'La carta ya se había entregado y no se puede retirar. Una nota con fecha en su página dice que {{organization}} se retiró.',
    notYou: 'Si no fue usted ni otra persona a quien dio acceso, responda a este correo.',
    read: 'Leer la carta',
  },

  colleagueMail: {
    subject: '{{name}} comparte con usted la firma de {{organization}}',
    body: '{{name}} firmó esta carta por {{organization}} y permite que usted también administre la firma.',
    button: 'Abrir la firma',
    says: 'Puede corregir el nombre o retirarlo. El enlace es solo para usted: no lo comparta.',
  },

  forwardMail: {
    says: 'El enlace es solo para usted. Abre el texto exacto. Puede firmar, decir que lo están considerando, enviarla a otra persona o no firmar. Nada ocurre hasta que usted presione un botón allí.',
    subject: '{{name}} pregunta: ¿firmará {{organization}} a más tardar el {{day}}?',
    body: '{{name}} le envía esta carta porque usted decide por {{organization}}. El plazo termina el {{deadline}}.',
    button: 'Leerla y responder por {{organization}}',
  },

  copyMail: {
    subject: 'Entregada: la carta que firmó {{organization}}',
    body_one: 'La carta se entregó el {{date}}, con {{count, number}} nombre, a: {{addressees}}.',
    body_many: 'La carta se entregó el {{date}}, con {{count, number}} de nombres, a: {{addressees}}.',
    body_other: 'La carta se entregó el {{date}}, con {{count, number}} nombres, a: {{addressees}}.',
    attached: 'Va adjunta la copia definitiva. Con el código que lleva al pie, cualquiera puede verificarla.',
    button: 'Leer la carta',
    next: 'Le escribimos de nuevo cuando una oficina responda. Eso lo elige usted en su página: el enlace está en su comprobante de firma.',
  },

  deliveryMail: {
    subject_one: 'Carta de {{count, number}} organización: {{title}}',
    subject_many: 'Carta de {{count, number}} de organizaciones: {{title}}',
    subject_other: 'Carta de {{count, number}} organizaciones: {{title}}',
    subjectPeople_one: 'Carta de {{count, number}} persona: {{title}}',
    subjectPeople_many: 'Carta de {{count, number}} de personas: {{title}}',
    subjectPeople_other: 'Carta de {{count, number}} personas: {{title}}',
    dear: 'Estimado/a {{name}}:',
    office: 'A la oficina {{office}}:',
    body: 'Adjuntamos una carta dirigida a usted, con fecha del {{date}} y firmada por {{signed}}.',
    copy: 'Adjuntamos, para su conocimiento, una copia de una carta dirigida a {{addressees}}, con fecha del {{date}} y firmada por {{signed}}.',
    asks: 'La carta pide:',
    attached: 'El PDF adjunto es la carta misma, con todos sus firmantes.',
    asksAnswer: 'Pedimos una respuesta por escrito.',
    contacts: 'Si tiene preguntas sobre la carta, escriba a:',
    forAll: 'En nombre de quienes firmaron,',
    check: 'Esta es la edición {{number}}, código {{code}}. Cualquiera puede verificar una copia en',
    record:
      'Para quien la verifique después (SHA-256): texto {{text}}; registro anterior a este correo {{record}}.',
  },

  answerMail: {
    subject: '{{office}}: lo que llegó sobre nuestra carta',
    acknowledgement: '{{office}}, {{date}}: acuse de recibo de la carta. Eso todavía no es una respuesta.',
    interim: '{{office}}, {{date}}: una respuesta provisional a la carta.',
    substantive: '{{office}}, {{date}}: una respuesta a la carta.',
    refusal: '{{office}}, {{date}}: una negativa a lo que pide la carta.',
    referral: '{{office}}, {{date}}: la carta se remitió a otra dependencia.',
    meeting: '{{office}}, {{date}}: una reunión sobre la carta.',
    says: 'Lo que significa para cada petición está en la página de la carta.',
  },

  followUp: {
    title: 'Segunda carta: {{title}}',
    citesYou:
      'El {{date}}, {{who}} les escribieron a ustedes: «{{title}}» (edición {{edition}}, código {{code}}). Volvemos a escribir porque lo que sigue continúa pendiente.',
    citesThem:
      'El {{date}}, {{who}} escribieron a {{addressees}}: «{{title}}» (edición {{edition}}, código {{code}}). Ahora nos dirigimos a ustedes porque lo que sigue continúa pendiente.',
    citesNobody:
      'El {{date}}, {{who}} firmaron la carta «{{title}}» (edición {{edition}}, código {{code}}). Nos dirigimos a ustedes porque lo que sigue continúa pendiente.',
    organizations_one: '{{count, number}} organización',
    organizations_many: '{{count, number}} de organizaciones',
    organizations_other: '{{count, number}} organizaciones',
    signatories_one: '{{count, number}} firmante',
    signatories_many: '{{count, number}} de firmantes',
    signatories_other: '{{count, number}} firmantes',
    asks: 'Pedimos de nuevo:',
  },
}
