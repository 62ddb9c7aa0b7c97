Object.assign(process.env, { NODE_ENV:'production', DEMO:'true', DATA_DIR:'/tmp/s4/names/data', DATABASE_URL:'', HOST:'127.0.0.1', PORT:'4760', APP_URL:'http://localhost:4760', LOG_LEVEL:'warn' })
const { serve } = await import('./scripts/serve.js')
const { house } = await serve()
console.log('LINK', await house.signInLink('marisol@file-review.example'))
