import type { ServiceContext } from '../../context.ts';
import { beginTemplate } from './begin-template.ts';
import { discardTemplate } from './discard-template.ts';
import { editDraft } from './edit-template.ts';
import { exportTemplate } from './export-template.ts';
import { importTemplate, previewTemplate } from './import-template.ts';
import { listTemplates } from './list-templates.ts';
import { publishTemplate } from './publish-template.ts';
import { viewTemplate } from './view-template.ts';

/** The use cases of templates, bound to the application's context. */
export function createTemplateServices(context: ServiceContext) {
  return {
    list: (input: Parameters<typeof listTemplates>[1]) => listTemplates(context, input),
    view: (input: Parameters<typeof viewTemplate>[1]) => viewTemplate(context, input),
    begin: (input: Parameters<typeof beginTemplate>[1]) => beginTemplate(context, input),
    edit: (input: Parameters<typeof editDraft>[1]) => editDraft(context, input),
    preview: (input: Parameters<typeof previewTemplate>[1]) => previewTemplate(context, input),
    import: (input: Parameters<typeof importTemplate>[1]) => importTemplate(context, input),
    publish: (input: Parameters<typeof publishTemplate>[1]) => publishTemplate(context, input),
    discard: (input: Parameters<typeof discardTemplate>[1]) => discardTemplate(context, input),
    export: (input: Parameters<typeof exportTemplate>[1]) => exportTemplate(context, input),
  };
}
