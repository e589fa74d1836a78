import { namePattern } from '../phrases/intent-file.js';
import { foreignOutOfScope } from './foreign.js';

/**
 * A name as ours are written: `ChangeAddress` and `change address` become `change_address`, `None` becomes `out_of_scope`.
 * Undefined for a name in another script than Latin, which nothing would be left of.
 */
export function ourName(kind: 'intent' | 'entity', name: string): string | undefined {
  if (namePattern.test(name)) return name;
  if (kind === 'intent' && name === foreignOutOfScope) return 'out_of_scope';
  const latin = name.normalize('NFKD').replace(/\p{M}/gu, '');
  if (/[^\p{Script=Latin}\P{L}]/u.test(latin)) return undefined;
  const plain = latin
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1_$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  if (plain === '') return undefined;
  return namePattern.test(plain) ? plain : `${kind}_${plain}`;
}
