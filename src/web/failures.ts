import type { FastifyError, FastifyInstance } from 'fastify';
import { ZodError } from 'zod';
import { type AppError, type ErrorCode, isAppError } from '../errors.ts';
import { text } from './text.ts';

export type RenderError = (error: AppError) => string;

/** A request that is not taken, with the sentence for it. */
export class RequestRefused extends Error {
  readonly statusCode: number;
  readonly sentence: string;

  constructor(statusCode: number, sentence: string) {
    super(`refused with ${statusCode}`);
    this.statusCode = statusCode;
    this.sentence = sentence;
  }
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  forbidden: 403,
  notFound: 404,
  unknownPerson: 404,
  conflict: 409,
  wrongState: 409,
  clockFixed: 409,
  clockBackwards: 400,
  invalidInput: 400,
  fileTooLarge: 413,
  fileTypeRefused: 415,
  fileEmpty: 400,
  pictureDamaged: 400,
};

/** Status and sentence of whatever a route threw; anything unexpected is 500 and says nothing about its cause. */
export function answerTo(error: unknown, renderError: RenderError): { status: number; sentence: string } {
  if (error instanceof RequestRefused) return { status: error.statusCode, sentence: error.sentence };
  if (isAppError(error)) {
    const status = STATUS[error.code];
    return status === undefined ? { status: 500, sentence: text.failed } : { status, sentence: renderError(error) };
  }
  if (error instanceof ZodError) return { status: 400, sentence: text.badRequest };
  const status = (error as Partial<FastifyError>).statusCode ?? 500;
  if (status === 413) return { status, sentence: text.bodyTooLarge };
  return status >= 400 && status < 500 ? { status, sentence: text.badRequest } : { status: 500, sentence: text.failed };
}

/** Every failure leaves as `{error: sentence}`; only the unexpected ones are logged. */
export function answerFailures(server: FastifyInstance, renderError: RenderError): void {
  server.setErrorHandler((error, request, reply) => {
    const { status, sentence } = answerTo(error, renderError);
    if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url });
    return reply.code(status).send({ error: sentence });
  });
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: text.unknownAddress }));
}
