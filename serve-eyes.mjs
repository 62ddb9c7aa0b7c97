const s = await import('./scripts/serve.js')
const { house } = await s.serve()
console.log(await house.signInLink('marisol@file-review.example'))
