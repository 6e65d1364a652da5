// The scripts that shells load. Each only asks the program (`tim-push __complete <words>`) and shows what comes back,
// so that a new flag needs no new script. An answer line is `value<TAB>says`; a last line `:files` adds file names.

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

const bash = `# tim-push completion for bash: put  eval "$(tim-push completion bash)"  into ~/.bashrc
_tim_push() {
  local line value files=0 current=\${COMP_WORDS[COMP_CWORD]} prefix=''
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  # Bash cuts words at "=": put "--flag = value" together again. No negative index: macOS still ships Bash 3.2.
  local joined=() word last=-1
  for word in "\${words[@]}"; do
    if [[ $last -ge 0 && ( $word == = || \${joined[$last]} == --*= ) ]]; then
      joined[$last]="\${joined[$last]}$word"
    else
      last=$((last + 1))
      joined[$last]=$word
    fi
  done
  if [[ \${COMP_CWORD} -ge \${#COMP_WORDS[@]} ]]; then last=$((last + 1)); joined[$last]=''; fi
  [[ $last -ge 0 && \${joined[$last]} == --*=* ]] && prefix=\${joined[$last]%%=*}=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :files ]]; then files=1; continue; fi
    value=\${line%%$'\\t'*}
    COMPREPLY+=("\${value#"$prefix"}")
  done < <(tim-push __complete "\${joined[@]}" 2>/dev/null)
  if [[ $files == 1 ]]; then
    [[ $current == = ]] && current=''
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    compopt -o filenames 2>/dev/null
  fi
}
complete -F _tim_push tim-push
`;

const zsh = `#compdef tim-push
# tim-push completion for zsh: put  eval "$(tim-push completion zsh)"  into ~/.zshrc, behind compinit
_tim_push() {
  local line files=0
  local -a found
  while IFS= read -r line; do
    if [[ $line == :files ]]; then files=1; continue; fi
    # A colon separates value and description here: those of the value are escaped.
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done < <(tim-push __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  (( \${#found} )) && _describe 'tim-push' found
  (( files )) && _files
}
compdef _tim_push tim-push
`;

const fish = `# tim-push completion for fish: put  tim-push completion fish | source  into ~/.config/fish/config.fish
function __tim_push_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in (tim-push __complete $words[2..-1] 2>/dev/null)
    if test "$line" = ':files'
      __fish_complete_path (commandline -ct)
    else
      echo $line
    end
  end
end
complete -c tim-push -f -a '(__tim_push_complete)'
`;

const powershell = `# tim-push completion for PowerShell: put  tim-push completion powershell | Out-String | Invoke-Expression  into $PROFILE
Register-ArgumentCompleter -Native -CommandName tim-push -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
  # An empty argument does not survive older PowerShells: the program takes the missing last word as empty.
  if ($wordToComplete -eq '') { $words += '--' + 'empty-word' }
  tim-push __complete @words 2>$null | ForEach-Object {
    if ($_ -eq ':files') {
      Get-ChildItem -Path "$wordToComplete*" | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_.Name, $_.Name, 'ProviderItem', $_.FullName)
      }
    } else {
      $value, $says = $_ -split "\`t", 2
      if (-not $says) { $says = $value }
      [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $says)
    }
  }
}
`;

const SCRIPTS: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };

export const completionScript = (shell: Shell): string => SCRIPTS[shell];

/** Replaces an empty last word where a shell cannot pass one. */
export const EMPTY_WORD = '--empty-word';
