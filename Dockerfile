# syntax=docker/dockerfile:1
# The product in one image: docker compose up, or see the README under Docker.

FROM node:22-bookworm-slim AS build
# better-sqlite3 is compiled where no binary of it can be fetched.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build \
  && npm prune --omit=dev --no-audit --no-fund \
  # By this mark scripts/install.js knows that all of the lock file is there.
  && cp package-lock.json node_modules/.installed

FROM node:22-bookworm-slim
# pdftotext reads the PDFs that are brought in.
RUN apt-get update \
  && apt-get install -y --no-install-recommends poppler-utils \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production DATA_DIR=/data PORT=3000
WORKDIR /app
# Owned by root: the process can change nothing but /data.
COPY --from=build /app/package.json /app/package-lock.json /app/tsconfig.json /app/LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/build build
COPY --from=build /app/scripts scripts
# Sources, for the command line and for the child processes that make PDFs and read Word files.
COPY --from=build /app/app app
COPY --from=build /app/db db
COPY --from=build /app/emails emails
RUN mkdir --mode=700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM lets what is under way finish, for up to ten seconds.
CMD ["node", "scripts/start.js"]
