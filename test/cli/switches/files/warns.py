import warnings
warnings.warn('plain')
warnings.warn('old', DeprecationWarning)
warnings.warn('later', PendingDeprecationWarning)
warnings.warn('resource', ResourceWarning)
for _ in range(2):
    warnings.warn('twice', UserWarning)
print('end')
